# What the TAP tests share: clusters that have synthgen, sample schemas, checksums, sessions in the
# background.
package SynthgenTest;

use strict;
use warnings;

use Exporter 'import';
use File::Basename qw(dirname);
use File::Spec;
use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time sleep);

our @EXPORT = qw(
  new_cluster new_database load_schema tables_of checksums row_counts stored_bytes
  start_session finish_session session_pid kill_backend sqlstate_of wait_until);

my $schemas = File::Spec->rel2abs(dirname(__FILE__) . '/../schemas');

# A running cluster; further lines of postgresql.conf may be given.
sub new_cluster
{
	my ($name, @settings) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);
	$node->init;
	$node->append_conf('postgresql.conf', join("\n", "timezone = 'UTC'", @settings, ''));
	$node->start;
	return $node;
}

# A database with the extension and the named sample schemas.
sub new_database
{
	my ($node, $database, @names) = @_;
	$node->safe_psql('postgres', "CREATE DATABASE $database");
	$node->safe_psql($database, 'CREATE EXTENSION synthgen');
	load_schema($node, $database, $_) for @names;
	return $database;
}

sub load_schema
{
	my ($node, $database, $name) = @_;
	my ($file) = grep { -f } map { "$_/$name.sql" } $schemas, "$schemas/../coherence";
	$node->safe_psql($database, slurp_file($file));
	return;
}

# Quoted names of the tables of a schema, in order.
sub tables_of
{
	my ($node, $database, $schema) = @_;
	return split /\n/, $node->safe_psql($database,
		"SELECT oid::regclass FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
		  . " AND relnamespace = '$schema'::regnamespace ORDER BY relname");
}

# Table name -> checksum over its rows in order. Names of tables may be given instead of a schema.
sub checksums
{
	my ($node, $database, $schema, @tables) = @_;
	@tables = tables_of($node, $database, $schema) unless @tables;
	return {
		map {
			$_ => $node->safe_psql($database,
				qq{SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C")) FROM $_ t})
		} @tables
	};
}

# Table name -> number of rows.
sub row_counts
{
	my ($node, $database, $schema) = @_;
	return { map { $_ => $node->safe_psql($database, "SELECT count(*) FROM $_") }
		  tables_of($node, $database, $schema) };
}

# Bytes of all heaps of a schema, rows of open transactions included.
sub stored_bytes
{
	my ($node, $database, $schema) = @_;
	return $node->safe_psql($database,
		"SELECT coalesce(sum(pg_relation_size(oid)), 0) FROM pg_class"
		  . " WHERE relkind = 'r' AND relnamespace = '$schema'::regnamespace");
}

# Runs statements in a psql of its own, without waiting for it.
sub start_session
{
	my ($node, $database, $sql) = @_;
	my $session = { stdout => '', stderr => '', name => 'session' . int(rand(1e9)) };
	my $script = PostgreSQL::Test::Utils::tempdir . '/session.sql';
	append_to_file($script, "SET application_name = '$session->{name}';\n$sql\n");
	$session->{started} = time;
	$session->{harness} = IPC::Run::start(
		[ $node->installed_command('psql'), '-XAtq', '-v', 'ON_ERROR_STOP=1', '-v', 'VERBOSITY=verbose',
			'-d', $node->connstr($database), '-f', $script ],
		'<', \undef, '>', \$session->{stdout}, '2>', \$session->{stderr},
		IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
	return $session;
}

# Waits for the end of a session; returns psql's exit code. The session knows how long it took.
sub finish_session
{
	my ($session) = @_;
	$session->{harness}->finish;
	$session->{seconds} = time - $session->{started};
	return $session->{harness}->result(0);
}

# The process of the server that works for the session, once it does.
sub session_pid
{
	my ($node, $session) = @_;
	my $pid;
	wait_until(sub {
		$pid = $node->safe_psql('postgres',
			"SELECT pid FROM pg_stat_activity WHERE application_name = '$session->{name}'"
			  . " AND backend_type = 'client backend' AND state = 'active'");
		return $pid ne '';
	});
	return $pid;
}

# The SQLSTATE with which a statement of `role` (or the superuser) fails; '00000' if it does not.
sub sqlstate_of
{
	my ($node, $database, $sql, $role) = @_;
	my $stderr = '';
	$sql = "SET SESSION AUTHORIZATION $role;\n$sql" if defined $role;
	$node->psql($database, $sql, stderr => \$stderr, extra_params => [ '-v', 'VERBOSITY=verbose' ]);
	return $stderr =~ /(?:ERROR|FATAL):\s+([0-9A-Z]{5}):/ ? $1 : '00000';
}

# Kills a process of the server as a crash would, and waits until the server is up again: it accepts
# connections for a moment before it has noticed.
sub kill_backend
{
	my ($node, $pid) = @_;
	my $checkpointer = q{SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'};
	my $before = $node->safe_psql('postgres', $checkpointer);
	PostgreSQL::Test::Utils::system_log('pg_ctl', 'kill', 'KILL', $pid);
	return $node->poll_query_until('postgres', "SELECT EXISTS ($checkpointer AND pid <> $before)");
}

# Polls a condition for at most the test suite's timeout.
sub wait_until
{
	my ($condition) = @_;
	my $deadline = time + $PostgreSQL::Test::Utils::timeout_default;
	while (time < $deadline)
	{
		return 1 if $condition->();
		sleep 0.02;
	}
	return 0;
}

# PostgreSQL 15 has no installed_command(); the programs are then found through PATH.
{
	no warnings 'once';
	*PostgreSQL::Test::Cluster::installed_command = sub { return $_[1] }
	  unless PostgreSQL::Test::Cluster->can('installed_command');
}

1;
