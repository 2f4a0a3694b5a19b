-- What somebody who delivers meals would object to.
SET search_path = livraison;
WITH claims(claim, violations) AS (
  SELECT 'a line is quantity times price' AS claim, count(*) AS violations FROM ligne_commande WHERE total_ligne <> quantite * prix_unitaire
  UNION ALL SELECT 'the dishes of an order are of its restaurant', count(*) FROM ligne_commande l JOIN plat p ON p.id = plat_id
    JOIN commande c ON c.id = commande_id WHERE p.restaurant_id <> c.restaurant_id
  UNION ALL SELECT 'a total is what is eaten, brought and given', count(*) FROM commande
    WHERE montant_total <> sous_total + frais_livraison + pourboire
  UNION ALL SELECT 'meals come within two hours', count(*) FROM commande WHERE date_livraison - date_commande > interval '2 hours'
  UNION ALL SELECT 'meals come after they were ordered', count(*) FROM commande WHERE date_livraison < date_commande
  UNION ALL SELECT 'only what was delivered has a time of delivery', count(*) FROM commande
    WHERE (statut = 'livree') <> (date_livraison IS NOT NULL)
  UNION ALL SELECT 'who orders has signed up', count(*) FROM commande c JOIN client k ON k.id = client_id
    WHERE date_commande < date_inscription
  UNION ALL SELECT 'opinions come after the meal', count(*) FROM avis a JOIN commande c ON c.id = commande_id
    WHERE date_avis < date_commande
  UNION ALL SELECT 'averages of ratings are from one to five', count(*) FROM restaurant WHERE note_moyenne NOT BETWEEN 1 AND 5
  UNION ALL SELECT 'restaurants open before they close', count(*) FROM restaurant WHERE heure_ouverture >= heure_fermeture
  UNION ALL SELECT 'family names are no full names', count(*) FROM client WHERE position(prenom || ' ' IN nom) > 0
)
SELECT claim, violations FROM claims;
