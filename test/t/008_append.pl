# Appending neither repeats nor collides with rows that are there, whoever made them.

use strict;
use warnings;

use SynthgenTest;
use Test::More;

my $node = new_cluster('append');
my $database = new_database($node, 'append', 'library_mgm');

sub generate
{
	my ($arguments) = @_;
	$node->safe_psql($database, "SELECT * FROM synth_generate('library_mgm', $arguments)");
	return;
}

sub value { return $node->safe_psql($database, $_[0]) }

generate('rows => 100, seed => 1');
my $first = checksums($node, $database, 'library_mgm');
generate('rows => 100, seed => 1');
is_deeply([ values %{ row_counts($node, $database, 'library_mgm') } ], [ (200) x 9 ], 'the same call again adds rows');
is(value('SELECT count(DISTINCT email), count(DISTINCT member_id) FROM library_mgm.library_members'), '200|200',
	'... with keys and unique values of their own');
is(value('SELECT count(*) > 0, count(*) < 100 FROM library_mgm.books WHERE book_id > 100 AND author_id <= 100'), 't|t',
	'... that refer to old and new parents');

# Rows made by hand, in the way of the sequence and of generated values.
$node->safe_psql($database, <<'SQL');
INSERT INTO library_mgm.library_members (member_id, first_name, last_name, email, join_date)
SELECT 250 + i, 'By', 'Hand', 'hand' || i || '@example.com', current_date FROM generate_series(1, 20) i;
INSERT INTO library_mgm.library_members (first_name, last_name, email, join_date)
VALUES ('By', 'Hand', 'last@example.com', current_date);
SQL
generate('rows => 100, seed => 2');
is(value('SELECT count(*), count(DISTINCT member_id), count(DISTINCT email) FROM library_mgm.library_members'), '321|321|321',
	'rows made by hand are stepped over');
is(value(q{INSERT INTO library_mgm.library_members (first_name, last_name, email, join_date)
	VALUES ('The', 'Next', 'next@example.com', current_date) RETURNING member_id > 0}), 't',
	'the user\'s next INSERT works');

$node->safe_psql($database, 'DELETE FROM library_mgm.book_loans WHERE loan_id % 2 = 0');
generate(q{rows => 100, seed => 1, tables => '{book_loans}'});
is(value('SELECT count(*), count(DISTINCT loan_id) FROM library_mgm.book_loans'), '250|250', 'deleted rows leave no trouble');

# Another tool's keys, far away.
$node->safe_psql($database, q{INSERT INTO library_mgm.authors (author_id, first_name, last_name) VALUES (2147483000, 'Far', 'Away')});
is($node->psql($database, q{SELECT * FROM synth_generate('library_mgm', rows => 1000, seed => 3, tables => '{authors}')}), 0,
	'a key near the end of its type does not stop appending');

generate(q{rows => 100, seed => 1, mode => 'replace'});
is_deeply(checksums($node, $database, 'library_mgm'), $first, 'replacing brings the first rows back');

# Nothing in these tables counts rows; only the ledger knows how far earlier runs have come.
$node->safe_psql($database, <<'SQL');
CREATE SCHEMA uncounted;
CREATE TABLE uncounted.keyless (code text NOT NULL);
CREATE TABLE uncounted.document (id uuid PRIMARY KEY, title text NOT NULL);
SQL
$node->safe_psql($database, q{SELECT * FROM synth_generate('uncounted', rows => 50, seed => 1)}) for 1, 2;
is(value('SELECT count(*), count(DISTINCT code) FROM uncounted.keyless'), '100|100', 'without a key, rows go on too');
is(value('SELECT count(*), count(DISTINCT id) FROM uncounted.document'), '100|100', '... and with a key that does not count');

done_testing();
