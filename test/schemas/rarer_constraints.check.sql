SELECT format('no %s', a) FROM unnest(ARRAY['lion', 'zebra', 'ape']) a
WHERE a NOT IN (SELECT animal FROM rarer_constraints.cage_animal);
