CALL synth_generate_bulk('bench', seed => 1, options => '{"workers": 2}',
  row_counts => json_build_object('author', :n / 10, 'book', :n, 'member', :n / 2, 'loan', 3 * :n)::jsonb);
