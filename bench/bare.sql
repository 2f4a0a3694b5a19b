-- The tables of schema.sql before their constraints, as one would make them to load a dump.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
SET search_path = bench, public;

CREATE TABLE author (id bigint, first_name text, last_name text, birth_date date, nationality text);
CREATE TABLE book (id bigint, author_id bigint, title text, isbn varchar(13), price numeric(8,2),
                   published date, pages integer);
CREATE TABLE member (id bigint, name text, email text, joined timestamptz, status text);
CREATE TABLE loan (id bigint, book_id bigint, member_id bigint, loan_date timestamptz, due_date date,
                   returned_at timestamptz, fine numeric(6,2));
