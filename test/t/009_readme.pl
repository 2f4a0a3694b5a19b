# The README's statements run as they stand, one after another, and print what it says they print.
#
# A block ```sql is run unless <!-- not run --> stands before it; a block ```text after it is its output. What
# depends on the day or the machine is not compared: the columns named in %varies. The README with fresh
# outputs is left in the log folder: to be copied after a deliberate change.

use strict;
use warnings;

use FakeLlm;
use File::Basename qw(dirname);
use IPC::Run ();
use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $top = dirname(__FILE__) . '/../..';
my %varies = map { $_ => 1 } qw(elapsed as_of);

my ($share) = run_command([ 'pg_config', '--sharedir' ]);
my $has_cron = -e "$share/extension/pg_cron.control";
my $node = new_cluster('readme', $has_cron ? q{shared_preload_libraries = 'pg_cron'} : ());

sub read_page { return slurp_file("$top/$_[0]") }

# The lines of a page, cut at each fence: language (none for prose), number of the first line, the lines, and
# whether to run them.
sub blocks_of
{
	my ($page) = @_;
	my @blocks = ({ language => '', first => 1, lines => [] });
	my $number = 0;
	for my $line (split /\n/, read_page($page))
	{
		++$number;
		if ($line =~ /^```(\w*)/)
		{
			push @blocks, { language => $1, first => $number + 1, lines => [] };
			next;
		}
		push @{ $blocks[-1]{lines} }, $line;
	}
	for my $i (1 .. $#blocks)
	{
		my ($before) = reverse grep { /\S/ } @{ $blocks[ $i - 1 ]{lines} };
		$blocks[$i]{run} = $blocks[$i]{language} eq 'sql' && ($before // '') !~ /<!-- not run/;
		$blocks[$i]{run} &&= $has_cron || "@{ $blocks[$i]{lines} }" !~ /\bcron\b/;
	}
	return @blocks;
}

# The page's language model is a fake one, which is told what to write of teas.
my $fake = FakeLlm->start;
my @teas = (
	[ 'Misty Peak Oolong', 'oolong', 'Rolled leaves from high gardens; orchid in the cup, butter behind it.' ],
	[ 'Smoked Pine Souchong', 'black', 'Dried over pine roots. Tastes of campfire and dark honey.' ],
	[ 'First Flush No. 9', 'black', 'The first pick of spring: light, brisk, a hint of muscat.' ],
	[ 'Jade Spring', 'green', 'Pan-fired by hand, with chestnut sweetness and a long finish.' ],
	[ 'Lemon Verbena Garden', 'herbal', 'Whole leaves, bright and lemony, free of caffeine.' ],
	[ 'Iron Goddess Reserve', 'oolong', 'Slowly roasted; stone fruit, then minerals.' ],
	[ 'Shaded Dew', 'green', 'Three weeks under straw before the harvest: deep green, savoury.' ],
	[ 'Winter Hearth', 'herbal', 'Rooibos with orange peel and clove, for evenings indoors.' ],
	[ 'Golden Tip Assam', 'black', 'Malty, strong enough for milk, rich in golden tips.' ],
	[ 'Moonlight White Peony', 'green', 'Withered at night, pale and soft as melon.' ],
	[ 'Old Orchard Rosehip', 'herbal', 'Tart rosehip, dried apple, a little cinnamon.' ],
	[ 'Red Cliff Rock Tea', 'oolong', 'Grown between cliffs, charcoal-roasted, with a mineral echo.' ],
	[ 'Harbour Breakfast', 'black', 'Ceylon and Kenya, blended for the first cup of the day.' ],
	[ 'Bamboo Rain', 'green', 'Early leaves with a scent of fresh bamboo.' ],
	[ 'Chamomile Meadow', 'herbal', 'Whole flowers, picked in June; tastes of hay and honey.' ],
	[ 'Phoenix Honey Orchid', 'oolong', 'From single bushes; orchid, peach, honey.' ],
	[ 'Earl of the Isles', 'black', 'Bergamot from Calabria on a dark leaf.' ],
	[ 'Roasted Stem Hojicha', 'green', 'Stems roasted until they smell of caramel.' ],
	[ 'Mint of the Atlas', 'herbal', 'Strong Moroccan mint, cut and dried within a day.' ],
	[ 'Silver Needle', 'green', 'Nothing but downy buds. Cucumber and hay.' ],
	[ 'Darjeeling Autumn', 'black', 'The last harvest: round, woody, ripe grape.' ],
	[ 'Toasted Rice Genmaicha', 'green', 'Green tea with puffed rice, as warm as a kitchen.' ],
	[ 'Ginger Ember', 'herbal', 'Dried ginger, black pepper, a glow that stays.' ],
	[ 'Milk Jin Xuan', 'oolong', 'Creamy by nature, with no flavour added.' ],
	[ 'Keemun Study', 'black', 'Cocoa, a thread of smoke, made for long afternoons.' ]);
$fake->rules({ match => 'Write 25 records(?s:.*)rare teas',
	answer => { records => [ map { { name => $_->[0], kind => $_->[1], description => $_->[2] } } @teas ] } });

sub as_tried
{
	my ($line) = @_;
	$line =~ s/\(provider 'gemini', model/(provider 'gemini', retry_delay '0.01', endpoint '$fake->{url}', model/;
	$line =~ s/api_key_file '[^']*'/api_key '$FakeLlm::key'/;
	return $line;
}

# A script in which every statement stands on its line of the page, so that psql reports errors there.
sub script_of
{
	my (@blocks) = @_;
	my @script;
	for my $block (grep { $_->{run} } @blocks)
	{
		@script[ $block->{first} - 1 .. $block->{first} + $#{ $block->{lines} } - 1 ] = @{ $block->{lines} };
		$script[ $block->{first} - 2 ] = "\\echo \@\@ $block->{first}";
	}
	return join '', map { as_tried($_ // '') . "\n" } @script;
}

# What the blocks print, by their first lines.
sub run_page
{
	my ($page, @blocks) = @_;
	my $file = PostgreSQL::Test::Utils::tempdir . "/$page";
	append_to_file($file, script_of(@blocks));
	my ($stdout, $stderr) = ('', '');
	IPC::Run::run([ $node->installed_command('psql'), '-Xq', '-v', 'ON_ERROR_STOP=1', '-P', 'pager=off',
			'-d', $node->connstr('postgres'), '-f', $file ], '>', \$stdout, '2>', \$stderr);
	is($?, 0, "$page: all statements run") or diag $stderr;
	my (undef, %outputs) = split /^@@ (\d+)\n/m, $stdout;
	return \%outputs;
}

# A table as psql prints it: rows of cells, those that vary blanked, and the number of rows.
sub cells_of
{
	my ($text) = @_;
	my ($header, $rule, @rows) = grep { /\S/ } split /\n/, $text;
	return [] unless defined $rule;
	my @names = map { s/^\s+|\s+$//gr } split /\|/, $header;
	my @table = map {
		my @cells = map { s/^\s+|\s+$//gr } split /\|/, $_;
		[ map { $varies{ $names[$_] // '' } ? '' : $cells[$_] // '' } 0 .. $#names ]
	} @rows;
	return [ \@names, @table ];
}

my @blocks = blocks_of('README.md');
my $outputs = run_page('README.md', @blocks);

my @fresh;
my $output;
for my $block (@blocks)
{
	my @lines = @{ $block->{lines} };
	$output = undef if $block->{language} ne 'text' && grep { /\S/ } @lines;
	$output = $outputs->{ $block->{first} } if $block->{run};
	if ($block->{language} eq 'text' && defined $output)
	{
		is_deeply(cells_of(join "\n", @lines), cells_of($output), "README.md, line $block->{first}: the output is as shown");
		@lines = grep { /\S/ } map { s/\s+$//r } split /\n/, $output;
	}
	push @fresh, "```$block->{language}" if $block->{first} > 1;
	push @fresh, @lines;
}
append_to_file("$PostgreSQL::Test::Utils::log_path/README.md", join("\n", @fresh) . "\n");
diag 'README.md with fresh outputs is in the log folder' unless Test::More->builder->is_passing;

# What there is, is described.
my ($readme, $functions, $settings) = map { read_page($_) } qw(README.md docs/functions.md docs/settings.md);
my @face = split /\n/, $node->safe_psql('postgres',
	q{SELECT DISTINCT proname, coalesce(array_to_string(proargnames, ','), '') FROM pg_proc JOIN pg_depend ON objid = pg_proc.oid
		WHERE classid = 'pg_proc'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'synthgen')
		-- A type of the extension's own tables, and what belongs to it, is nothing that users call.
		AND proname !~ '^synth_column'});
for my $function (@face)
{
	my ($name, $arguments) = split /\|/, $function;
	like($readme, qr/`$name\(/, "README.md lists $name");
	my @missing = grep { $functions !~ /\b\Q$_\E\b/ } split /,/, $arguments;
	is("@missing", '', "docs/functions.md describes the arguments and columns of $name");
}
for my $name (split /\n/, $node->safe_psql('postgres', q{LOAD 'synthgen'; SELECT name FROM pg_settings WHERE name LIKE 'synthgen.%'}))
{
	like($_, qr/\Q$name\E/, "$name is described") for $readme, $settings;
}

# What it says to install is what the build asks for.
my $needed = read_page('test/prerequisites.sh');
for my $package (map { split / / } $readme =~ /apt-get install -y (.*)$/mg)
{
	my $name = $package =~ s/^(postgresql.*-)?\K15/\$server/r;
	like($needed, qr/need "?\Q$name\E[" ]/, "$package is a package that the tests install") unless $package eq 'make';
}

# Links lead somewhere.
for my $page ('README.md', map { "docs/" . s{.*/}{}r } glob "$top/docs/*.md")
{
	my $text = read_page($page);
	my ($folder) = $page =~ m{^(.*/)} ? $1 : '';
	my %anchors = map { lc(s/[^\w\- ]//gr =~ s/ /-/gr) => 1 } $text =~ /^#+ (.*)$/mg;
	my @broken = grep { s/^#// ? !$anchors{$_} : !-e "$top/$folder" . s/#.*//r } grep { !/^https?:/ } $text =~ /\]\(([^)]+)\)/g;
	is("@broken", '', "$page: links lead somewhere");
}

done_testing();
