-- Names with several senses, told apart by a default, by the table or by a figure of just such things; and columns
-- that do not wait for an end that was agreed on, or for a flag in front of them.
CREATE SCHEMA senses;
SET search_path = senses;
CREATE TABLE projects (id serial PRIMARY KEY, name varchar(80) NOT NULL, visibility varchar(12) NOT NULL DEFAULT 'private');
CREATE TABLE audit_history (id serial PRIMARY KEY, project_id int NOT NULL REFERENCES projects, field_name varchar(40) NOT NULL);
CREATE TABLE songs (id serial PRIMARY KEY, title varchar(80) NOT NULL, track_no smallint NOT NULL, duration_seconds int NOT NULL);
CREATE TABLE movies (id serial PRIMARY KEY, title varchar(80) NOT NULL, budget bigint NOT NULL, tagline varchar(100) NOT NULL);
CREATE TABLE screens (id serial PRIMARY KEY, seat_rows int NOT NULL, seats_per_row int NOT NULL, capacity int NOT NULL);
CREATE TABLE seats (id serial PRIMARY KEY, screen_id int NOT NULL REFERENCES screens, seat_class varchar(20) NOT NULL DEFAULT 'standard');
CREATE TABLE showtimes (id serial PRIMARY KEY, movie_id int NOT NULL REFERENCES movies, screen_id int NOT NULL REFERENCES screens,
                        starts_at timestamp NOT NULL, ends_at timestamp, format varchar(10), subtitled boolean NOT NULL DEFAULT false,
                        base_price numeric(6,2));
CREATE TABLE tickets (id serial PRIMARY KEY, showtime_id int NOT NULL REFERENCES showtimes, state varchar(12) NOT NULL DEFAULT 'sold');
CREATE TABLE cleaning_tasks (id serial PRIMARY KEY, started_at timestamp NOT NULL, finished_at timestamp NOT NULL, minutes_spent int NOT NULL);
