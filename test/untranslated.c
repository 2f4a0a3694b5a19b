/* Takes message translation out of a program: preloaded before libasan, whose start leaves glibc's lock of
 * the message catalogs (2.36) with one release too many, so that a server built with NLS would wait for
 * ever. Messages come out in English, as tests want them anyway. */
char *bindtextdomain(const char *domain, const char *folder);
char *bind_textdomain_codeset(const char *domain, const char *codeset);
char *textdomain(const char *domain);
char *dcgettext(const char *domain, const char *message, int category);
char *dgettext(const char *domain, const char *message);
char *gettext(const char *message);
char *dcngettext(const char *domain, const char *one, const char *many, unsigned long count, int category);
char *dngettext(const char *domain, const char *one, const char *many, unsigned long count);
char *ngettext(const char *one, const char *many, unsigned long count);

char *
bindtextdomain(const char *domain, const char *folder)
{
	(void) domain;
	return (char *) folder;
}

char *
bind_textdomain_codeset(const char *domain, const char *codeset)
{
	(void) domain;
	return (char *) codeset;
}

char *
textdomain(const char *domain)
{
	return (char *) domain;
}

char *
dcgettext(const char *domain, const char *message, int category)
{
	(void) domain;
	(void) category;
	return (char *) message;
}

char *
dgettext(const char *domain, const char *message)
{
	(void) domain;
	return (char *) message;
}

char *
gettext(const char *message)
{
	return (char *) message;
}

char *
dcngettext(const char *domain, const char *one, const char *many, unsigned long count, int category)
{
	(void) domain;
	(void) category;
	return (char *) (count == 1 ? one : many);
}

char *
dngettext(const char *domain, const char *one, const char *many, unsigned long count)
{
	(void) domain;
	return (char *) (count == 1 ? one : many);
}

char *
ngettext(const char *one, const char *many, unsigned long count)
{
	return (char *) (count == 1 ? one : many);
}
