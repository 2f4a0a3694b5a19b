-- Names that need care: quotes, spaces, keywords, upper case, unicode, 63 bytes, and names that look like
-- syntax.
CREATE SCHEMA "Schema ""with"" quotes";
SET search_path = "Schema ""with"" quotes";

CREATE TYPE "Weird ""type""" AS ENUM ('it''s', 'back\slash', 'quote"d', 'ünï', '', ' ');

CREATE TABLE "select" (
  "from" int PRIMARY KEY,
  "where" text NOT NULL,
  "Order" "Weird ""type""" NOT NULL
);

CREATE TABLE "Table with spaces" (
  "Id" int PRIMARY KEY,
  "a ""quoted"" column" varchar(20) NOT NULL,
  "it's" text UNIQUE,
  "select.from" int NOT NULL REFERENCES "select",
  "$1" int,
  "%s %I" text,
  "new
line" text,
  "tab	ulator" text
);

CREATE TABLE "größe_東京_🐘" (
  "schlüssel" int PRIMARY KEY,
  "値" text NOT NULL,
  "Ω≈ç√" numeric(6,2) CHECK ("Ω≈ç√" > 0)
);

CREATE TABLE "a23456789_123456789_123456789_123456789_123456789_123456789_123" (
  "b23456789_123456789_123456789_123456789_123456789_123456789_123" int PRIMARY KEY,
  "ü234567_123456789_123456789_123456789_123456789_123456789_1234" int NOT NULL
    REFERENCES "größe_東京_🐘",
  CONSTRAINT "c23456789_123456789_123456789_123456789_123456789_123456789_123"
    UNIQUE ("ü234567_123456789_123456789_123456789_123456789_123456789_1234",
            "b23456789_123456789_123456789_123456789_123456789_123456789_123")
);

-- Names without a word, which comments may explain.
CREATE TABLE "%" (
  "_" int PRIMARY KEY,
  "__" int,
  "-" numeric(8,2) NOT NULL,
  "." text,
  "!" boolean NOT NULL,
  "?" timestamptz,
  "/" date,
  "€" numeric(10,2),
  "#" text[],
  "{}" jsonb,
  "1" int REFERENCES "%",
  CHECK ("?" IS NULL OR "!")
);
CREATE TABLE "%%" ("_" int PRIMARY KEY, ":" int NOT NULL REFERENCES "%", "€" numeric(10,2), "+" int, "~" date);
COMMENT ON COLUMN "%"."€" IS 'total amount';
COMMENT ON COLUMN "%%"."€" IS 'amount paid';
COMMENT ON COLUMN "%%"."+" IS 'quantity';

CREATE TABLE "UPPER" (id int PRIMARY KEY, "ID" int NOT NULL UNIQUE, "Id" int NOT NULL);
CREATE TABLE "upper" (id int PRIMARY KEY REFERENCES "UPPER" ("ID"));
CREATE TABLE ";DROP TABLE x;--" ("');--" int PRIMARY KEY);

RESET search_path;
