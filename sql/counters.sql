-- What a row counts of others is what there is, whatever the column is called.
CREATE SCHEMA counters;
SET search_path = counters;
CREATE TABLE members (id serial PRIMARY KEY, followers_count int NOT NULL, following_count int NOT NULL, posts int NOT NULL,
  first_post_at timestamptz);
CREATE TABLE follows (follower_id int REFERENCES members, followed_id int REFERENCES members,
  PRIMARY KEY (follower_id, followed_id), CHECK (follower_id <> followed_id));
CREATE TABLE tags (id serial PRIMARY KEY, name text NOT NULL, usage_count int NOT NULL);
CREATE TABLE posts (id serial PRIMARY KEY, member_id int NOT NULL REFERENCES members, created_at timestamptz NOT NULL,
  failed_likes_count int NOT NULL, likes_nbr int NOT NULL, tags_count int NOT NULL);
CREATE TABLE post_likes (post_id int REFERENCES posts, member_id int REFERENCES members, PRIMARY KEY (post_id, member_id));
CREATE TABLE post_tags (post_id int REFERENCES posts, tag_id int REFERENCES tags, PRIMARY KEY (post_id, tag_id));
CREATE TABLE addresses (id serial PRIMARY KEY, member_id int NOT NULL REFERENCES members, is_default boolean NOT NULL);
CREATE TABLE currencies (code char(3) PRIMARY KEY, name text NOT NULL, is_default boolean NOT NULL);
-- Of a whole there are two parts here, and neither is part of the other.
CREATE TABLE shows (id serial PRIMARY KEY, seats_sold int NOT NULL, seats_available int NOT NULL);
SELECT sum(rows) FROM public.synth_generate('counters', rows => 300, seed => 5, as_of => '2026-06-30');
SELECT count(*) FILTER (WHERE followers_count <> (SELECT count(*) FROM follows f WHERE f.followed_id = m.id)) AS followers,
  count(*) FILTER (WHERE following_count <> (SELECT count(*) FROM follows f WHERE f.follower_id = m.id)) AS following,
  count(*) FILTER (WHERE posts <> (SELECT count(*) FROM posts p WHERE p.member_id = m.id)) AS posts,
  count(*) FILTER (WHERE first_post_at IS DISTINCT FROM (SELECT min(created_at) FROM posts p WHERE p.member_id = m.id)) AS first
FROM members m;
SELECT count(*) FILTER (WHERE likes_nbr <> (SELECT count(*) FROM post_likes l WHERE l.post_id = p.id)) AS likes,
  count(*) FILTER (WHERE tags_count <> (SELECT count(*) FROM post_tags t WHERE t.post_id = p.id)) AS tags,
  bool_or(failed_likes_count <> (SELECT count(*) FROM post_likes l WHERE l.post_id = p.id)) AS others_are_not_counted
FROM posts p;
SELECT count(*) FROM tags t WHERE usage_count <> (SELECT count(*) FROM post_tags l WHERE l.tag_id = t.id);
SELECT count(*) FROM (SELECT FROM addresses GROUP BY member_id HAVING count(*) FILTER (WHERE is_default) <> 1) a;
SELECT count(*) FILTER (WHERE is_default) FROM currencies;
-- Addresses of members that have one already are none of them the default.
SELECT sum(rows) FROM public.synth_generate('counters', rows => 300, seed => 6, as_of => '2026-06-30', tables => '{addresses}');
SELECT count(*) FROM (SELECT FROM addresses GROUP BY member_id HAVING count(*) FILTER (WHERE is_default) > 1) a;
DROP SCHEMA counters CASCADE;
