-- What somebody who counts labels and flags would object to.
SET search_path = shares;
SELECT 'few profiles have a badge' AS claim, (avg(is_verified::int) > 0.3)::int AS violations FROM profiles
UNION ALL SELECT 'a default leads', (avg((privacy = 'everyone')::int) < 0.5)::int FROM profiles
UNION ALL SELECT 'few unsubscribe or want no contact', (avg((unsubscribed_at IS NOT NULL)::int) > 0.3 OR avg(do_not_contact::int) > 0.3)::int FROM profiles
UNION ALL SELECT 'there is more cabin crew than captains', (avg((role = 'CabinCrew')::int) < avg((role = 'Captain')::int))::int FROM crew
UNION ALL SELECT 'most have the blood that most people have', (avg((blood_group IN ('O+', 'A+'))::int) < 0.5 OR avg((blood_group = 'AB-')::int) > 0.08)::int FROM crew
UNION ALL SELECT 'most users are members', (avg((permission = 'member')::int) < 0.4)::int FROM workspace_users
UNION ALL SELECT 'most sit in economy', (avg((cabin = 'Y')::int) < 0.45)::int FROM seats
UNION ALL SELECT 'few seats are accessible', (avg(is_accessible::int) > 0.3)::int FROM seats
UNION ALL SELECT 'few parts are obsolete', (avg((obsolete_flag = 'Y')::int) > 0.2)::int FROM parts
UNION ALL SELECT 'a flag in letters is set as its default says', (avg((ativo = 'S')::int) < 0.7)::int FROM parts
UNION ALL SELECT 'of numbers in a list the default leads', (avg((vat_percent = 22)::int) < 0.4)::int FROM parts
UNION ALL SELECT 'most machines work', (avg((estado = 'operativo')::int) < 0.5)::int FROM maquinas
UNION ALL SELECT 'few patients are dead', (avg((verstorben_am IS NOT NULL)::int) > 0.2)::int FROM patienten
UNION ALL SELECT 'few members are dead or expelled', (avg((data_decesso IS NOT NULL)::int) > 0.2 OR avg((expulsado_el IS NOT NULL)::int) > 0.2)::int FROM soci
UNION ALL SELECT 'most bills are not dunned', (avg((mahnstufe = 0)::int) < 0.5)::int FROM rechnungen
UNION ALL SELECT 'most invoices need no reminder', (avg((reminders_sent = 0)::int) < 0.5)::int FROM invoices
UNION ALL SELECT 'ratings lean to the good', (avg(voto) NOT BETWEEN 3.2 AND 4.8)::int FROM recensioni
UNION ALL SELECT 'ratings lean to the good in German', (avg(note) NOT BETWEEN 3.2 AND 4.8)::int FROM rezensionen
UNION ALL SELECT 'most of the credited are authors', (avg((rolle = 'Autor')::int) < 0.4)::int FROM verfasser
UNION ALL SELECT 'a default leads in lists that are known', (avg((loyalty_tier = 'None')::int) < 0.5)::int FROM members
UNION ALL SELECT 'a default leads in capitals', (avg(("Status" = 'Active')::int) < 0.5)::int FROM members;
