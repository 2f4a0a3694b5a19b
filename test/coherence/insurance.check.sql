-- What an insurer would object to.
SET search_path = insurance;
WITH claims(claim, violations) AS (
  SELECT 'policies are issued before they take effect', count(*) FROM policy WHERE effective_dt < issue_dt
  UNION ALL SELECT 'policies run for months', count(*) FROM policy WHERE expiry_dt < effective_dt + 30
  UNION ALL SELECT 'what has expired is not active', count(*) FROM policy WHERE policy_status = 'ACTIVE' AND expiry_dt < '2026-06-30'
  UNION ALL SELECT 'only cancelled policies were cancelled', count(*) FROM policy
    WHERE policy_status <> 'CANCELLED' AND cancel_dt IS NOT NULL
  UNION ALL SELECT 'damage is reported after it happened', count(*) FROM claim WHERE reported_dt < incident_dt
  UNION ALL SELECT 'damage happens under the policy', count(*) FROM claim JOIN policy USING (policy_no) WHERE incident_dt < effective_dt
  UNION ALL SELECT 'denials have reasons, others none', count(*) FROM claim WHERE claim_status <> 'DENIED' AND denial_reason IS NOT NULL
  UNION ALL SELECT 'only what is paid was settled', count(*) FROM claim WHERE claim_status IN ('OPEN', 'IN_REVIEW', 'DENIED') AND settled_dt IS NOT NULL
  UNION ALL SELECT 'a payment is of the premium', count(*) FROM premium_payment JOIN policy USING (policy_no) WHERE amt <> premium
  UNION ALL SELECT 'age and birth agree', count(*) FROM policyholder WHERE age <> extract(year FROM age('2026-06-30'::date, birth_dt))
  UNION ALL SELECT 'the least, the average and the greatest are in order', count(*) FROM hourly_stats
    WHERE min_temp > avg_temp OR avg_temp > max_temp OR min_temp > max_temp
  UNION ALL SELECT 'devices measure after they were installed', count(*) FROM reading JOIN device USING (device_id) WHERE ts < installed_at
  UNION ALL SELECT 'alerts are acknowledged, then resolved', count(*) FROM alert WHERE acknowledged_at < raised_at OR resolved_at < acknowledged_at
)
SELECT claim, violations FROM claims;
