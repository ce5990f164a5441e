/** Full resource names: `//compute.googleapis.com/projects/shop/zones/europe-west1-b/instances/web`. */
export const isFullResourceName = (text: string): boolean => text.startsWith('//');

/** `my-project-1`, also of a domain (`example.com:my-project`), or a project number. */
export const isProjectId = (text: string): boolean => /^(?:[a-z][\w.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(text);

/** `organizations/123456789012` */
export const isOrganization = (text: string): boolean => /^organizations\/\d+$/.test(text);

export const principalKind = (principal: string): 'account' | 'organization' | undefined =>
  isOrganization(principal) ? 'organization' : isProjectId(principal) ? 'account' : undefined;

/** Full resource names, relative names, service accounts and host names. */
export const identifyingPatterns: readonly RegExp[] = [
  /\/\/[a-z]+\.googleapis\.com\/[^\s,;)'"»“]+/gi,
  /\b(?:projects|folders|organizations|billingAccounts)\/[^\s,;)'"»“]+/g,
  /\b[\w.+-]+@[\w.-]+\.gserviceaccount\.com\b/gi,
  /\b[\w-]+(?:\.[\w-]+)*\.(?:run\.app|cloudfunctions\.net|appspot\.com)\b/gi,
];

/** The deployment of Deployment Manager, which labels what it makes. */
export function deploymentUnit({
  tags,
}: {
  readonly tags: Readonly<Record<string, string>>;
}): { readonly type: 'stack'; readonly name: string } | undefined {
  const name = tags['goog-dm'];
  return name === undefined || name === '' ? undefined : { type: 'stack', name };
}
