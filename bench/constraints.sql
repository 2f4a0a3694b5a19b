-- Makes the tables of bare.sql those of schema.sql; one command a table, so that each is scanned once.
ALTER TABLE author
  ADD PRIMARY KEY (id),
  ALTER first_name SET NOT NULL, ALTER last_name SET NOT NULL, ALTER birth_date SET NOT NULL,
  ALTER nationality SET NOT NULL;
ALTER TABLE book
  ADD PRIMARY KEY (id), ADD UNIQUE (isbn), ADD CHECK (price > 0),
  ALTER author_id SET NOT NULL, ALTER title SET NOT NULL, ALTER isbn SET NOT NULL, ALTER price SET NOT NULL,
  ALTER published SET NOT NULL, ALTER pages SET NOT NULL,
  ADD FOREIGN KEY (author_id) REFERENCES author;
ALTER TABLE member
  ADD PRIMARY KEY (id), ADD UNIQUE (email),
  ADD CHECK (status IN ('active', 'suspended', 'expired', 'pending')),
  ALTER name SET NOT NULL, ALTER email SET NOT NULL, ALTER joined SET NOT NULL, ALTER status SET NOT NULL;
ALTER TABLE loan
  ADD PRIMARY KEY (id), ADD CHECK (due_date >= loan_date),
  ALTER book_id SET NOT NULL, ALTER member_id SET NOT NULL, ALTER loan_date SET NOT NULL,
  ALTER due_date SET NOT NULL, ALTER fine SET NOT NULL,
  ADD FOREIGN KEY (book_id) REFERENCES book, ADD FOREIGN KEY (member_id) REFERENCES member;
