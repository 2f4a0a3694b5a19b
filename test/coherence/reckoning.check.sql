-- What adds up, lies within and is counted, as anybody would reckon it.
SET search_path = reckoning;
SELECT 'what is thought of a hotel in all is the mean of what is thought of its parts' AS claim, count(*) AS violations FROM hotels WHERE abs(overall_rating - (room_rating + service_rating + food_rating) / 3.0) > 0.06
UNION ALL SELECT 'so is an overall score', count(*) FROM appraisals WHERE abs(overall_score - (goals_score + teamwork_score) / 2) > 0.06
UNION ALL SELECT 'what is estimated in all is the sum of what is estimated', count(*) FROM treatment_estimates WHERE estimated_total <> estimated_insurance + estimated_patient
UNION ALL SELECT 'the middle lies between bid and ask', count(*) FROM fx_quotes WHERE fx_ask <= fx_bid OR fx_ask > fx_bid * 1.05 OR abs(fx_mid - (fx_bid + fx_ask) / 2) > 0.0001
UNION ALL SELECT 'a price lies between the extremes of its day', count(*) FROM candles WHERE high < greatest(open, close) OR low > least(open, close)
UNION ALL SELECT 'a vote is yes, no or none', count(*) FROM motions WHERE total_votes <> yes_votes + no_votes + abstentions
UNION ALL SELECT 'a test passes, fails or is skipped', count(*) FROM test_runs WHERE total <> passed + failed + skipped
UNION ALL SELECT 'what is good and what is not was planned', count(*) FROM batches WHERE good_qty + scrap_qty > planned_qty * 1.06 OR abs(yield_pct - 100.0 * good_qty / nullif(good_qty + scrap_qty, 0)) > 0.01
UNION ALL SELECT 'fewer open a mail than get it', count(*) FROM mailings WHERE delivered > sent OR opened > delivered OR clicked > opened OR bounced > sent - delivered
UNION ALL SELECT 'a loan is a share of what the house is worth', count(*) FROM mortgages WHERE loan_amount > property_value OR abs(ltv_pct - loan_amount * 100 / property_value) > 0.01
UNION ALL SELECT 'a thing is worth what it cost less what it lost', count(*) FROM assets WHERE book_value <> purchase_value - accumulated_depreciation
UNION ALL SELECT 'a till closes with what was in it, came and went', count(*) FROM tills WHERE closing_balance <> opening_balance + cash_in - cash_out OR difference <> counted - closing_balance
UNION ALL SELECT 'hours are those between start and end but for the break', count(*) FROM duties WHERE abs(hours - greatest(0, extract(epoch FROM ends_at - starts_at) / 3600 - break_minutes / 60.0)) > 0.01
UNION ALL SELECT 'fewer board than are booked, and those fit', count(*) FROM sailings WHERE passengers_boarded > passengers_booked OR passengers_booked > capacity
UNION ALL SELECT 'a house is insured for more than the premium', count(*) FROM house_policies WHERE sum_insured < 20 * annual_premium AND sum_insured < 10000
UNION ALL SELECT 'active members are counted alone', count(*) FROM clubs c WHERE active_member_count <> (SELECT count(*) FROM memberships WHERE club_id = c.id AND status = 'active')
UNION ALL SELECT 'who said yes is going', count(*) FROM meetups m WHERE going_count <> (SELECT count(*) FROM rsvps WHERE meetup_id = m.id AND answer = 'yes')
UNION ALL SELECT 'open tickets are counted alone', count(*) FROM agents a WHERE open_tickets <> (SELECT count(*) FROM tickets WHERE agent_id = a.id AND status = 'open')
UNION ALL SELECT 'packages of all items are counted', count(*) FROM consignments c WHERE package_count <> (SELECT coalesce(sum(packages), 0) FROM consignment_items WHERE consignment_id = c.id)
UNION ALL SELECT 'the highest bid is the greatest', count(*) FROM auctions a WHERE highest_bid IS DISTINCT FROM (SELECT max(amount) FROM bids WHERE auction_id = a.id)
UNION ALL SELECT 'all who come fit the room', count(*) FROM room_bookings b JOIN guest_rooms r ON r.id = guest_room_id WHERE adults + children > max_guests
UNION ALL SELECT 'who has the points has passed', count(*) FROM exam_results r JOIN exams e ON e.id = exam_id WHERE points > max_points OR passed <> (points >= pass_points)
UNION ALL SELECT 'what runs low is ordered again', count(*) FROM supplies WHERE needs_reorder <> (stock_quantity <= reorder_level)
UNION ALL SELECT 'what is within limits is said to be', count(*) FROM readings WHERE within_limits <> (value BETWEEN lower_limit AND upper_limit)
UNION ALL SELECT 'who spends more is over budget', count(*) FROM department_budgets WHERE over_budget <> (spent > budget);
