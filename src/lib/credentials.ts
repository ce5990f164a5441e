/** `scheme://user:password@host/path?query`, anywhere in a text. */
const URL_WITH_USER = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s/?#:@]*):([^\s/?#]*)@/gi;
const PASSWORD_OPTION = /([?&]password=)[^\s&#]*/gi;

/** The text without the passwords of the URLs in it. */
export const withoutCredentials = (text: string): string =>
  text.replaceAll(URL_WITH_USER, '$1$2:***@').replaceAll(PASSWORD_OPTION, '$1***');
