SELECT sum(rows) FROM synth_generate('bench', seed => 1,
  row_counts => json_build_object('author', :n / 10, 'book', :n, 'member', :n / 2, 'loan', 3 * :n)::jsonb);
