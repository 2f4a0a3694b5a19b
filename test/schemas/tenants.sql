-- Rows of several tables that meet in a third one, by keys that share the tenant.
CREATE SCHEMA tenants;
SET search_path = tenants;

CREATE TABLE tenant (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE member (
  id serial PRIMARY KEY,
  tenant_id int NOT NULL REFERENCES tenant,
  name text NOT NULL,
  UNIQUE (tenant_id, id)
);
CREATE TABLE post (
  id serial PRIMARY KEY,
  tenant_id int NOT NULL REFERENCES tenant,
  title text NOT NULL,
  UNIQUE (tenant_id, id)
);
CREATE TABLE tag (
  id serial PRIMARY KEY,
  tenant_id int NOT NULL REFERENCES tenant,
  name text NOT NULL,
  UNIQUE (tenant_id, id)
);

-- Who tagged it is of the tenant, too, and not part of the key.
CREATE TABLE post_tag (
  tag_id int NOT NULL,
  post_id int NOT NULL,
  tenant_id int NOT NULL REFERENCES tenant,
  created_by_id int NOT NULL,
  PRIMARY KEY (tag_id, post_id),
  FOREIGN KEY (tenant_id, tag_id) REFERENCES tag (tenant_id, id),
  FOREIGN KEY (tenant_id, post_id) REFERENCES post (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by_id) REFERENCES member (tenant_id, id)
);

-- A message is from one member to another, so that members of one tenant are paired.
CREATE TABLE message (
  id serial PRIMARY KEY,
  tenant_id int NOT NULL,
  sender_id int NOT NULL,
  recipient_id int NOT NULL,
  FOREIGN KEY (tenant_id, sender_id) REFERENCES member (tenant_id, id),
  FOREIGN KEY (tenant_id, recipient_id) REFERENCES member (tenant_id, id)
);
