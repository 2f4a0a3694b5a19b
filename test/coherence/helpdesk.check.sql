-- What the head of a help desk would object to.
SET search_path = helpdesk;
WITH claims(claim, violations) AS (
  SELECT 'events are of tickets that exist', count(*) FROM ticket_events e
    WHERE NOT EXISTS (SELECT FROM tickets t WHERE t.id = e.ticket_id)
  UNION ALL SELECT 'attachments are of comments that exist', count(*) FROM attachments a
    WHERE NOT EXISTS (SELECT FROM ticket_comments c WHERE c.id = a.comment_id)
  UNION ALL SELECT 'events come after the ticket', count(*) FROM ticket_events e JOIN tickets t ON t.id = ticket_id
    WHERE e.created_at < t.created_at
  UNION ALL SELECT 'comments are counted', count(*) FROM tickets t
    WHERE comment_count <> (SELECT count(*) FROM ticket_comments c WHERE c.ticket_id = t.id)
  UNION ALL SELECT 'replies are in the same ticket, and later', count(*) FROM ticket_comments c JOIN ticket_comments p ON p.id = c.parent_id
    WHERE p.ticket_id <> c.ticket_id OR p.created_at > c.created_at
  UNION ALL SELECT 'what is open is not resolved', count(*) FROM tickets WHERE status IN ('new', 'open') AND resolved_at IS NOT NULL
  UNION ALL SELECT 'what is closed was resolved and closed', count(*) FROM tickets
    WHERE status = 'closed' AND (resolved_at IS NULL OR closed_at IS NULL)
  UNION ALL SELECT 'tickets go their way in order', count(*) FROM tickets
    WHERE first_response_at < created_at OR resolved_at < first_response_at OR closed_at < resolved_at
  UNION ALL SELECT 'the status is written as the default is', count(*) FROM tickets WHERE status <> lower(status)
  UNION ALL SELECT 'the agent is of the team', count(*) FROM tickets t JOIN agents a ON a.id = agent_id WHERE a.team_id <> t.team_id
)
SELECT claim, violations FROM claims;
