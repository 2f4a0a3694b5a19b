-- What a moderator would object to.
SET search_path = social;
SELECT 'posts are counted' AS claim, count(*) AS violations FROM users u
  WHERE posts_count <> (SELECT count(*) FROM posts p WHERE p.author_id = u.id)
UNION ALL SELECT 'likes are counted', count(*) FROM posts p
  WHERE likes_count <> (SELECT count(*) FROM post_likes l WHERE l.post_id = p.id)
UNION ALL SELECT 'comments are counted', count(*) FROM posts p
  WHERE comments_count <> (SELECT count(*) FROM comments c WHERE c.post_id = p.id)
UNION ALL SELECT 'the last comment is the last', count(*) FROM posts p
  WHERE last_commented_at <> (SELECT max(created_at) FROM comments c WHERE c.post_id = p.id)
UNION ALL SELECT 'the last post is the last', count(*) FROM users u
  WHERE last_post_at <> (SELECT max(created_at) FROM posts p WHERE p.author_id = u.id)
UNION ALL SELECT 'an age is that of the birth date', count(*) FROM users
  WHERE age <> extract(year FROM age('2026-06-30'::date, birth_date))
UNION ALL SELECT 'who posts has joined', count(*) FROM posts p JOIN users u ON u.id = author_id WHERE p.created_at < u.created_at
UNION ALL SELECT 'drafts are not published, all else is', count(*) FROM posts WHERE (status = 'draft') <> (published_at IS NULL)
UNION ALL SELECT 'a comment is on a post', count(*) FROM comments c JOIN posts p ON p.id = post_id WHERE c.created_at < p.created_at
UNION ALL SELECT 'a reply is in its thread', count(*) FROM comments c JOIN comments p ON p.id = c.parent_comment_id WHERE c.post_id <> p.post_id
UNION ALL SELECT 'a reply comes after', count(*) FROM comments c JOIN comments p ON p.id = c.parent_comment_id WHERE c.created_at < p.created_at
UNION ALL SELECT 'followers know each other', count(*) FROM follows f JOIN users a ON a.id = follower_id
  JOIN users b ON b.id = followed_id WHERE f.created_at < greatest(a.created_at, b.created_at)
UNION ALL SELECT 'what is read has a date of it', count(*) FROM messages WHERE is_read <> (read_at IS NOT NULL)
UNION ALL SELECT 'what is read has been sent', count(*) FROM messages WHERE read_at < sent_at
UNION ALL SELECT 'what is published was written before', count(*) FROM posts WHERE published_at < created_at
UNION ALL SELECT 'what is edited has a date of it', count(*) FROM comments WHERE edited <> (edited_at IS NOT NULL)
UNION ALL SELECT 'who logs out has logged in', count(*) FROM user_sessions WHERE logout_at < login_at OR expires_at < login_at
UNION ALL SELECT 'a session ends within a day', count(*) FROM user_sessions WHERE logout_at > login_at + interval '1 day'
UNION ALL SELECT 'a slug is the title', count(*) FROM posts
  WHERE left(slug, 8) <> left(trim('-' FROM regexp_replace(replace(lower(title), '''', ''), '[^a-z0-9]+', '-', 'g')), 8)
UNION ALL SELECT 'a tag has its name as a slug', count(*) FROM tags
  WHERE slug !~ ('^' || trim('-' FROM regexp_replace(replace(lower(name), '''', ''), '[^a-z0-9]+', '-', 'g')) || '(-[0-9]+)?$')
UNION ALL SELECT 'a tag of words alone has no number behind its slug', count(*) FROM tags WHERE name ~ '^[a-z]+( [a-z]+)*$' AND slug ~ '[0-9]'
UNION ALL SELECT 'tags have no numbers', count(*) FROM tags WHERE name ~ '[0-9]$'
UNION ALL SELECT 'most e-mails have no number', (2 * count(*) FILTER (WHERE email ~ '[0-9]@') >= count(*))::int FROM users;
