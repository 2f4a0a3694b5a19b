# Random schemas from seed 100000 on: tables and columns whose names mean something, put together at random from
# the words of money, dates, states and kinds, and from data/vocabulary.tsv in all its languages. Nothing about
# them is hard to satisfy; what is known of names must only never lead to an error, let alone a crash.
package NamedSchema;

use strict;
use warnings;

use Cwd qw(abs_path);
use Exporter 'import';
use File::Basename qw(dirname);

our @EXPORT_OK = qw(named_schema);

my @tables = qw(orders order_item invoice invoice_line payment customer employee product loan booking account
  transaction shipment ticket room course enrollment patient visit policy claim project task event subscription plans
  category department salary contract rental vehicle trip stock warehouse review message person company fact_sale
  dim_date auction bid match team player inspection meter reading rechnung kunde facture client pedido factura);
my @amounts = qw(price total net gross tax discount fee paid due balance deposit cost amount subtotal rent salary tip
  refund premium interest principal payment commission margin budget rate bonus charge freight vat allowance copay
  credit debit claimed approved outstanding remaining used available reserved ordered delivered returned sold quantity
  hours minutes units count score points seats capacity weight length width height volume distance duration percent
  age rooms guests nights days adults children goals wins losses stock sum value);
my @of_amounts = qw(total net gross unit per daily hourly monthly annual min max avg previous current original list
  sale purchase planned actual estimated budget paid due base extra service shipping labor parts item line customer
  own before after new old number of first last days hours excl incl);
my @dates = qw(created updated deleted start end due paid shipped delivered returned closed opened birth hire expiry
  ordered booked cancelled approved issued received finished checked begin left signed renewed arrival departure
  payment invoice order delivery termination published sent read last_login next_inspection valid_from valid_to);
my @states = qw(status state is_active is_paid active kind type level role deleted priority is_current mode direction
  approved cancelled category grade gender currency country payment_method frequency unit severity result);
my @labels = ([qw(open paid cancelled overdue)], [qw(draft active closed)], [qw(pending shipped delivered returned)],
	[qw(A I D)], [qw(credit debit)], [qw(in out)], [qw(monthly yearly)], [qw(private business)], [qw(low high urgent)],
	[qw(offen bezahlt storniert)], [qw(actif inactif)], [qw(planned running done failed)], [qw(deposit withdrawal fee interest)]);

my (@vocabulary, $schema);

sub one_of { return $_[ int rand @_ ] }
sub chance { return rand() < $_[0] }
sub piece { push @{ $schema->{pieces} }, {@_}; return }

# Names of columns in any language.
sub read_vocabulary
{
	my $file = dirname(abs_path(__FILE__)) . '/../../data/vocabulary.tsv';
	open my $lines, '<:encoding(UTF-8)', $file or die "could not read $file: $!";
	while (my $line = <$lines>)
	{
		chomp $line;
		next if $line =~ /^\s*(?:#|$)/;
		my ($meaning, @others) = split /\t/, $line;
		push @vocabulary, grep { /^\w+$/ && length $_ < 40 } $meaning =~ s/ /_/gr, map { tr/*//dr } map { split } @others;
	}
	return;
}

sub named_column
{
	my $draw = rand;
	my $amount = chance(0.6) ? one_of(@of_amounts) . '_' . one_of(@amounts) : one_of(@amounts);
	return ($amount, one_of('numeric(10,2)', 'numeric(12,2)', 'integer', 'bigint', 'numeric', 'double precision', 'smallint',
		'money', 'numeric(5,2)', 'numeric(4,3)', 'numeric(18,4)')) if $draw < 0.45;
	return (one_of(@dates) . one_of('_at', '_on', '_date', '_time', ''), one_of('date', 'timestamp', 'timestamptz', 'timestamptz', 'time'))
	  if $draw < 0.65;
	if ($draw < 0.78)
	{
		my $name = one_of(@states);
		return ($name, 'boolean') if $name =~ /^is_|active|approved|deleted|cancelled/ && chance(0.8);
		return ($name, 'text') if chance(0.3);
		return ($name, 'varchar(12)', one_of(@labels));
	}
	return (one_of(@vocabulary), one_of(qw(text text varchar(20) varchar(100) integer), 'numeric(10,2)', qw(date timestamptz boolean jsonb char(2) interval)));
}

sub add_table
{
	my ($name) = @_;
	piece(kind => 'table', name => $name, sql => '');
	piece(kind => 'column', table => $name, name => 'id', sql => 'serial PRIMARY KEY', type => 'integer');
	my %taken = (id => 1);
	for (1 .. 3 + int rand 12)
	{
		my ($column, $type, $labels) = named_column();
		next if $taken{$column}++;
		my $sql = $type . (chance(0.5) ? ' NOT NULL' : '');
		$sql .= " CHECK (\"$column\" IN (" . join(', ', map { "'$_'" } @$labels) . '))' if $labels;
		piece(kind => 'column', table => $name, name => "\"$column\"", sql => $sql, type => $type);
	}
	return;
}

sub add_reference
{
	my ($child, $parent, $prefix) = @_;
	my $column = ($prefix // '') . $parent . '_id';
	return if grep { $_->{kind} eq 'column' && $_->{table} eq $child && $_->{name} eq $column } @{ $schema->{pieces} };
	piece(kind => 'column', table => $child, name => $column, type => 'integer',
		sql => 'integer' . ($child ne $parent && chance(0.7) ? ' NOT NULL' : '') . " REFERENCES \"$parent\"", references => $parent);
	return;
}

sub named_schema
{
	my ($seed) = @_;
	read_vocabulary() unless @vocabulary;
	srand $seed;
	$schema = { seed => $seed, pieces => [] };
	my %names = map { one_of(@tables) => 1 } 1 .. 2 + int rand 6;
	my @names = sort keys %names;
	@names = map { splice @names, int rand @names, 1 } 1 .. @names;
	add_table($_) for @names;
	for my $i (1 .. $#names)
	{
		add_reference($names[$i], $names[ int rand $i ]) for 1 .. 1 + int rand 2;
		add_reference($names[$i], $names[ int rand $i ], one_of(qw(first_ seller_ parent_ approved_by_))) if chance(0.2);
		add_reference($names[$i], $names[$i], 'parent_') if chance(0.1);
	}
	return $schema;
}

1;
