# Rows lie in pages and tuples as the server's own INSERT lays them out: the same bytes, no pages more.

use strict;
use warnings;

use SynthgenTest;
use Test::More;

my $node = new_cluster('primary');
my $database = new_database($node, 'pages');
$node->safe_psql($database, q{
	CREATE EXTENSION pageinspect;
	CREATE EXTENSION amcheck;
	CREATE SCHEMA heap;
	SET search_path = heap, public;
	-- Columns of every alignment and length, with and without nulls, behind one that is dropped.
	CREATE TABLE mixed (
		gone integer,
		flag boolean NOT NULL,
		small smallint,
		id integer PRIMARY KEY,
		big bigint NOT NULL,
		code char(3),
		tag "char" NOT NULL,
		label name NOT NULL,
		title text,
		plain text,
		amount numeric(10,2),
		token uuid NOT NULL,
		span interval,
		address inet,
		counts integer[],
		half real);
	ALTER TABLE mixed DROP COLUMN gone, ALTER COLUMN plain SET STORAGE PLAIN;
	CREATE TABLE loose (LIKE mixed INCLUDING STORAGE) WITH (fillfactor = 40);
	CREATE TABLE narrow (on_sale boolean NOT NULL);
	CREATE TABLE doubled (id integer PRIMARY KEY, title text, size integer GENERATED ALWAYS AS (length(title)) STORED);
	-- Values that go out of line.
	CREATE TABLE wide (id integer PRIMARY KEY, body text NOT NULL CHECK (length(body) BETWEEN 3000 AND 9000));
	ALTER TABLE wide ALTER COLUMN body SET STORAGE EXTERNAL;
	CREATE TABLE parted (id integer NOT NULL, title text) PARTITION BY HASH (id);
	CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
	CREATE TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
	SELECT * FROM synth_generate('heap', rows => 7000, seed => 7, row_counts => '{"wide": 300}');
});

# Length, null bits and data of all tuples, whatever their order. Where values lie out of line
# differs from time to time.
sub layout_of
{
	my ($table) = @_;
	my $data = $table eq 'wide' ? 'NULL' : 't_data';
	return $node->safe_psql($database, qq{
		SELECT count(*), md5(string_agg(tuple, ',' ORDER BY tuple))
		FROM (SELECT page, concat_ws(':', lp_len, t_hoff, t_infomask & 7, t_bits, $data) AS tuple
		      FROM generate_series(0, pg_relation_size('heap.$table') / 8192 - 1) AS page,
		           heap_page_items(get_raw_page('heap.$table', page::integer))) AS tuples});
}

sub pages_of
{
	my ($table) = @_;
	return $node->safe_psql($database, "SELECT pg_relation_size('heap.$table') / 8192");
}

for my $table (qw(mixed loose narrow doubled wide parted_0 parted_1))
{
	my $generated = layout_of($table);
	my $columns = $table eq 'doubled' ? 'id, title' : '*';
	my $target = $table eq 'doubled' ? '(id, title)' : '';
	is($node->safe_psql($database, "SELECT count(*) FROM verify_heapam('heap.$table')"), 0, "$table is sound");
	my $pages = pages_of($table);
	$node->safe_psql($database, qq{
		CREATE TABLE heap.kept (LIKE heap.$table INCLUDING STORAGE);
		INSERT INTO heap.kept SELECT * FROM heap.$table ORDER BY ctid;
		TRUNCATE heap.$table;
		INSERT INTO heap.$table $target SELECT $columns FROM heap.kept;
		DROP TABLE heap.kept});
	is($generated, layout_of($table), "$table is stored as INSERT stores it");
	cmp_ok($pages, '<=', 1.01 * pages_of($table) + 1, "$table has no pages to spare");
}

done_testing();
