# A fake provider of language models (test/llm/fake_server.py) for the length of a test.
#
#   my $fake = FakeLlm->start;
#   $fake->create_server($node, $database, 'gemini', model => 'any', timeout => 5);
#   $fake->faults('unavailable', 'none');     # for the next two requests
#   $fake->answers({ names => [ 'a', 'b' ] });
#   my @requests = $fake->requests;           # { path, headers, body (decoded), seconds }
package FakeLlm;

use strict;
use warnings;

use File::Basename qw(dirname);
use File::Spec;
use HTTP::Tiny;
use IPC::Run ();
use JSON::PP ();

my $script = File::Spec->rel2abs(dirname(__FILE__) . '/../llm/fake_server.py');
my $json = JSON::PP->new->utf8->canonical;

# The key that create_server() gives; nothing of the server may ever show it.
our $key = 'test-key-4f1d9e0c77';

# Options of fake_server.py may be given; with a certificate it is controlled by nobody.
sub start
{
	my ($class, @options) = @_;
	my $self = bless { stdin => '', stdout => '', stderr => '' }, $class;
	local $ENV{PYTHONDONTWRITEBYTECODE} = 1;
	$self->{harness} = IPC::Run::start([ 'python3', $script, @options ],
		'<', \$self->{stdin}, '>', \$self->{stdout}, '2>', \$self->{stderr}, IPC::Run::timeout(3600));
	$self->{harness}->pump until $self->{stdout} =~ /listening on (\d+)/ || !$self->{harness}->pumpable;
	$self->{stdout} =~ /listening on (\d+)/ or die "the fake did not start: $self->{stderr}";
	$self->{url} = (grep { $_ eq '--certificate' } @options) ? "https://127.0.0.1:$1" : "http://127.0.0.1:$1";
	return $self;
}

sub stop
{
	my ($self) = @_;
	my $harness = delete $self->{harness} or return;
	$harness->kill_kill;
	return;
}

sub DESTROY { local $?; $_[0]->stop; return }

# The option endpoint of a server of this provider.
sub endpoint
{
	my ($self, $provider) = @_;
	return $provider eq 'openai' ? "$self->{url}/v1" : $self->{url};
}

# Creates a foreign server, and a mapping for everybody. Options besides provider, which is gemini, and endpoint
# may be given; a call is repeated after milliseconds, so that tests are quick.
sub create_server
{
	my ($self, $node, $database, $name, %options) = @_;
	%options = (provider => 'gemini', model => 'fake', retry_delay => '0.01', %options);
	$options{endpoint} //= $self->endpoint($options{provider});
	my $list = join ', ', map { "$_ '$options{$_}'" } sort keys %options;
	$node->safe_psql($database, "CREATE SERVER $name FOREIGN DATA WRAPPER synthgen_llm OPTIONS ($list);"
		  . " CREATE USER MAPPING FOR PUBLIC SERVER $name OPTIONS (api_key '$key')");
	return;
}

sub control
{
	my ($self, $name, $content) = @_;
	my $response = HTTP::Tiny->new->post("$self->{url}/control/$name", { content => $json->encode($content) });
	$response->{success} or die "the fake refused /control/$name: $response->{content}";
	return;
}

sub reset { my ($self) = @_; return $self->control('reset', {}) }
sub faults { my ($self, @faults) = @_; return $self->control('faults', { faults => \@faults }) }
sub answers { my ($self, @answers) = @_; return $self->control('answers', { answers => \@answers }) }
sub rules { my ($self, @rules) = @_; return $self->control('rules', { rules => \@rules }) }

sub look
{
	my ($self, $name) = @_;
	return $json->decode(HTTP::Tiny->new->get("$self->{url}/control/$name")->{content});
}

sub stats { return $_[0]->look('stats') }

sub requests
{
	my ($self) = @_;
	return map {
		my $body = eval { $json->decode($_->{body}) };
		+{ %$_, body => defined $body ? $body : $_->{body} }
	} @{ $self->look('requests') };
}

1;
