# Columns of types that extensions bring are filled without configuration. What is not installed is skipped.

use strict;
use warnings;

use SynthgenTest;
use Test::More;

my $node = new_cluster('extension_types');
$node->safe_psql('postgres', 'CREATE DATABASE types');
$node->safe_psql('types', 'CREATE EXTENSION synthgen');

# Extension, columns beside the key, further statements on table t, and what must hold of 200 rows.
my @cases = (
	[ 'hstore', 'v hstore NOT NULL, u hstore UNIQUE', 'CREATE INDEX ON t USING gin (v)', q{bool_and(v ? 'id')} ],
	[ 'ltree', 'v ltree NOT NULL UNIQUE', 'CREATE INDEX ON t USING gist (v)', 'bool_and(nlevel(v) > 1)' ],
	[ 'cube', 'v cube NOT NULL', 'CREATE INDEX ON t USING gist (v)', 'count(DISTINCT v) > 100' ],
	[ 'earthdistance', 'lat float8 NOT NULL, lng float8 NOT NULL', 'CREATE INDEX ON t USING gist (ll_to_earth(lat, lng))',
		'bool_and(lat BETWEEN -90 AND 90)' ],
	[ 'seg', 'v seg NOT NULL', '', 'count(DISTINCT v) > 100' ],
	[ 'isn', 'v isbn13 NOT NULL UNIQUE, e ean13 NOT NULL, s issn NOT NULL, u upc', '', 'bool_and(is_valid(v) AND is_valid(e))' ],
	[ 'citext', 'email citext NOT NULL UNIQUE, v citext', '', q{bool_and(email ~ '@')} ],
	[ 'intarray', 'v int[] NOT NULL', 'CREATE INDEX ON t USING gin (v gin__int_ops)', 'count(*) = 200' ],
	[ 'pg_trgm', 'name text NOT NULL', 'CREATE INDEX ON t USING gin (name gin_trgm_ops)', 'count(*) = 200' ],
	[ 'postgis', 'city text, v geometry(Point, 4326) NOT NULL, a geometry(Polygon, 3857) NOT NULL, g geography NOT NULL,'
		  . ' l geometry(LineStringZM, 4326), m geometry(MultiPolygon, 25832), lat numeric(9,6), lng numeric(9,6)',
		'CREATE INDEX ON t USING gist (v)',
		'bool_and(lat IS NULL OR abs(ST_Y(v) - lat) < 0.001) AND bool_and(ST_IsValid(a)) AND max(ST_Area(a)) > 1000' ],
	# As types could not say it once.
	[ 'postgis', q{v geometry NOT NULL CHECK (ST_SRID(v) = 2154) CHECK (ST_NDims(v) = 2) CHECK (GeometryType(v) = 'LINESTRING' OR v IS NULL),}
		  . q{ p geometry CHECK (ST_SRID(p) = 4326) CHECK (ST_GeometryType(p) = 'ST_Point')},
		'CREATE INDEX ON t USING gist (v)', 'bool_and(ST_NPoints(v) > 1) AND count(DISTINCT p) > 100' ],
	[ 'vector', 'v vector(1536) NOT NULL, h halfvec(64), s sparsevec(100)', '',
		'bool_and(abs(vector_norm(v) - 1) < 0.001) AND count(DISTINCT v) = 200' ],
	[ 'ip4r', 'a ip4 NOT NULL UNIQUE, b ip6 NOT NULL, c ip4r NOT NULL, d iprange, e ipaddress', '', 'count(DISTINCT c) > 100' ],
	[ 'semver', 'v semver NOT NULL UNIQUE', '', q{bool_and(v::text ~ '^[0-9]+[.][0-9]+[.][0-9]+$')} ],
	[ 'debversion', 'v debversion NOT NULL', '', 'count(DISTINCT v) > 100' ],
	[ 'unit', 'v unit NOT NULL', '', 'count(DISTINCT v) > 100' ],
	[ 'pg_rational', 'v rational NOT NULL', '', 'count(DISTINCT v) > 50' ],
	[ 'prefix', 'v prefix_range NOT NULL', '', 'count(DISTINCT v) > 100' ]);

for my $case (@cases)
{
	my ($extension, $columns, $more, $promise) = @$case;
  SKIP:
	{
		# Not installed, or older than the server.
		my ($created) = $node->psql('types', "CREATE EXTENSION IF NOT EXISTS $extension CASCADE");
		skip "extension $extension cannot be created here", 1 if $created != 0;
		my ($status, $output, $errors) = $node->psql('types', <<"SQL");
SET client_min_messages = warning;
CREATE SCHEMA s;
CREATE TABLE s.t (id serial PRIMARY KEY, $columns);
SET search_path = s, public;
$more;
SELECT FROM synth_generate('s', rows => 200);
SELECT count(*) = 200 AND ($promise) FROM t;
DROP SCHEMA s CASCADE;
SQL
		my ($answer) = $output =~ /^([tf])$/m;
		is($answer, 't', "types of $extension") or diag($errors);
		$node->psql('types', 'DROP SCHEMA IF EXISTS s CASCADE');
	}
}

done_testing();
