-- Nobody acts where he does not belong.
SET search_path = belonging;
SELECT 'managers work at the same branch', count(*) FROM employees e JOIN employees m ON m.id = e.manager_id WHERE m.branch_id <> e.branch_id
UNION ALL SELECT '... and were there before', count(*) FROM employees e JOIN employees m ON m.id = e.manager_id WHERE m.hired_on > e.hired_on
UNION ALL SELECT 'many have one', greatest(0, count(*) / 6 - count(manager_id)) FROM employees
UNION ALL SELECT 'superiors work at the same plant', count(*) FROM mitarbeiter e JOIN mitarbeiter m ON m.personal_nr = e.vorgesetzter WHERE m.werk_id <> e.werk_id
UNION ALL SELECT 'who writes takes part in the conversation', count(*) FROM messages m WHERE NOT EXISTS (SELECT FROM conversation_participants p WHERE p.conversation_id = m.conversation_id AND p.user_id = m.sender_id)
UNION ALL SELECT 'time is spent by members of the project', count(*) FROM temps_passe t JOIN taches a ON a.id = tache_id WHERE NOT EXISTS (SELECT FROM membres_projet m WHERE m.projet_id = a.projet_id AND m.utilisateur_id = t.utilisateur_id)
UNION ALL SELECT 'children are picked up by their guardians', count(*) FROM recogidas r WHERE NOT EXISTS (SELECT FROM ninos_tutores t WHERE t.nino_id = r.nino_id AND t.tutor_id = r.recogido_por)
UNION ALL SELECT 'who is invited is mostly none yet', greatest(0, count(*) - 20) FROM conversation_invitations i JOIN conversation_participants USING (conversation_id, user_id);
