-- Who belongs to what: to the branch of the manager, to the conversation, to the project of a task, to the child.
CREATE SCHEMA belonging;
SET search_path = belonging;

CREATE TABLE branches (id serial PRIMARY KEY, name varchar(60) NOT NULL, city varchar(60) NOT NULL);

CREATE TABLE employees (
  id serial PRIMARY KEY,
  branch_id integer NOT NULL REFERENCES branches,
  full_name varchar(80) NOT NULL,
  hired_on date NOT NULL,
  manager_id integer REFERENCES employees);

CREATE TABLE werk (werk_id serial PRIMARY KEY, bezeichnung varchar(40) NOT NULL, anschrift varchar(80) NOT NULL);

CREATE TABLE mitarbeiter (
  personal_nr serial PRIMARY KEY,
  werk_id integer NOT NULL REFERENCES werk,
  nachname varchar(40) NOT NULL,
  vorgesetzter integer REFERENCES mitarbeiter);

CREATE TABLE users (id serial PRIMARY KEY, display_name varchar(60) NOT NULL, email varchar(120) NOT NULL UNIQUE);

CREATE TABLE conversations (id serial PRIMARY KEY, topic varchar(80), created_at timestamp NOT NULL);

CREATE TABLE conversation_participants (
  conversation_id integer NOT NULL REFERENCES conversations,
  user_id integer NOT NULL REFERENCES users,
  PRIMARY KEY (conversation_id, user_id));

CREATE TABLE messages (
  id bigserial PRIMARY KEY,
  conversation_id integer NOT NULL REFERENCES conversations,
  sender_id integer NOT NULL REFERENCES users,
  body text NOT NULL);

CREATE TABLE projets (id serial PRIMARY KEY, intitule varchar(80) NOT NULL);

CREATE TABLE membres_projet (
  id serial PRIMARY KEY,
  projet_id integer NOT NULL REFERENCES projets,
  utilisateur_id integer NOT NULL REFERENCES users,
  UNIQUE (projet_id, utilisateur_id));

CREATE TABLE taches (id serial PRIMARY KEY, projet_id integer NOT NULL REFERENCES projets, titre varchar(80) NOT NULL);

CREATE TABLE temps_passe (
  id serial PRIMARY KEY,
  tache_id integer NOT NULL REFERENCES taches,
  utilisateur_id integer NOT NULL REFERENCES users,
  minutes integer NOT NULL);

CREATE TABLE ninos (id serial PRIMARY KEY, nombre varchar(60) NOT NULL);

CREATE TABLE tutores (id serial PRIMARY KEY, nombre varchar(60) NOT NULL, telefono varchar(20));

CREATE TABLE ninos_tutores (
  nino_id integer NOT NULL REFERENCES ninos,
  tutor_id integer NOT NULL REFERENCES tutores,
  parentesco varchar(20),
  PRIMARY KEY (nino_id, tutor_id));

CREATE TABLE recogidas (
  id serial PRIMARY KEY,
  nino_id integer NOT NULL REFERENCES ninos,
  recogido_por integer NOT NULL REFERENCES tutores,
  momento timestamp NOT NULL);

-- Who is invited is not in yet.
CREATE TABLE conversation_invitations (
  id serial PRIMARY KEY,
  conversation_id integer NOT NULL REFERENCES conversations,
  user_id integer NOT NULL REFERENCES users);
