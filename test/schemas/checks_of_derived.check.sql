SELECT format('%s of 2000 shards', count(*)) FROM derived_10.shard HAVING count(*) < 2000;
