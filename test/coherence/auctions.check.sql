SET search_path = auctions;
SELECT 'nobody bids less than it starts at' AS claim, count(*) AS violations FROM bids JOIN auctions a ON a.id = auction_id WHERE amount < starting_price
UNION ALL SELECT 'each bid is above the one before', count(*) FROM (SELECT amount, lag(amount) OVER (PARTITION BY auction_id ORDER BY placed_at, id) AS before FROM bids) b
WHERE amount <= before
UNION ALL SELECT 'the price is the highest bid', count(*) FROM auctions a
WHERE current_price <> coalesce((SELECT max(amount) FROM bids WHERE auction_id = a.id), starting_price)
UNION ALL SELECT 'it is sold for the highest bid', count(*) FROM auctions a JOIN (SELECT auction_id, max(amount) AS highest FROM bids GROUP BY 1) b ON auction_id = a.id
WHERE final_price <> highest
UNION ALL SELECT 'who bids most wins', count(*) FROM auctions a
JOIN (SELECT DISTINCT ON (auction_id) auction_id, bidder_id FROM bids ORDER BY auction_id, amount DESC) b ON auction_id = a.id WHERE winner_id <> bidder_id
UNION ALL SELECT 'what is not sold has no winner', count(*) FROM auctions WHERE winner_id IS NOT NULL AND status <> 'sold'
UNION ALL SELECT 'the last bid is winning', count(*) FROM bids b WHERE is_winning <> (amount = (SELECT max(amount) FROM bids WHERE auction_id = b.auction_id))
UNION ALL SELECT 'nobody bids more than he would', count(*) FROM bids WHERE max_amount < amount
UNION ALL SELECT 'the seller reserves more than it starts at, and sells at once for still more', count(*) FROM auctions
WHERE reserve_price < starting_price OR buy_now_price <= reserve_price
UNION ALL SELECT 'who wins pays', count(*) FROM payments p JOIN auctions a ON a.id = auction_id WHERE buyer_id <> winner_id
UNION ALL SELECT 'he pays what it was sold for', count(*) FROM payments p JOIN auctions a ON a.id = auction_id WHERE amount > final_price OR final_price IS NULL
UNION ALL SELECT 'winner and seller rate each other', count(*) FROM feedback f JOIN auctions a ON a.id = auction_id
WHERE winner_id IS NOT NULL AND (from_user_id, to_user_id) NOT IN ((seller_id, winner_id), (winner_id, seller_id));
