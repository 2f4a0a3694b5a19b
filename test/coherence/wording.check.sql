SET search_path = wording;
SELECT 'fees are described as fees' AS claim, count(*) AS violations FROM transactions
  WHERE transaction_type = 'fee' AND description !~* 'fee'
UNION ALL SELECT 'only fees are', count(*) FROM transactions WHERE transaction_type <> 'fee' AND description ~* '\mfee\M'
UNION ALL SELECT 'interest is described as interest', count(*) FROM transactions
  WHERE (transaction_type = 'interest') <> (description ~* 'interest')
UNION ALL SELECT 'who follows is told so', count(*) FROM notifications
  WHERE (type = 'follow') <> (message ~* '(follow|sent you a request)')
UNION ALL SELECT 'comments are told as comments', count(*) FROM notifications
  WHERE (type IN ('comment', 'mention')) <> (message ~* '(comment|tagged)')
UNION ALL SELECT 'who signs in has deleted nothing', count(*) FROM audit_logs
  WHERE (action = 'LOGIN') <> (details ~* 'signed in')
UNION ALL SELECT 'nobody is ill on annual leave', count(*) FROM leave_requests
  WHERE leave_type = 'annual' AND reason ~* '(flu|pain|doctor|surgery|migraine|fever|funeral|birth)'
UNION ALL SELECT 'who is on sick leave is ill', count(*) FROM leave_requests
  WHERE leave_type = 'sick' AND reason !~* '(flu|pain|doctor|surgery|migraine|fever)'
UNION ALL SELECT 'tickets on bills speak of money', count(*) FROM support_tickets
  WHERE category = 'billing' AND subject !~* '(charged|invoice|refund|card|amount)'
UNION ALL SELECT 'what is generated from a text follows it', count(*) FROM support_tickets WHERE subject_length <> length(subject)
UNION ALL SELECT 'unknown labels have texts as well', count(*) FROM movements WHERE note = '' OR (kind = 'fee') <> (note ~* 'fee');
