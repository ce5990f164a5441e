/** A twelve-digit account id. */
export const isAccountId = (text: string): boolean => /^\d{12}$/.test(text);
/** `o-a1b2c3d4e5` */
export const isOrganizationId = (text: string): boolean => /^o-[a-z0-9]+$/.test(text);
export const isArn = (text: string): boolean => text.startsWith('arn:');

export const principalKind = (principal: string): 'account' | 'organization' | undefined =>
  isAccountId(principal) ? 'account' : isOrganizationId(principal) ? 'organization' : undefined;

/** AWS Backup names a source by the identity that survives a rename: `…:cluster:cluster-ABC` for `…:cluster:orders`. */
export function idAliases({ id, stableId }: { readonly id: string; readonly stableId?: string | undefined }): string[] {
  const end = id.lastIndexOf(':') + 1;
  return stableId === undefined || end === 0 || id.endsWith(stableId) ? [] : [id.slice(0, end) + stableId];
}

/** ARNs, host names, resource and access-key ids, account ids. */
export const identifyingPatterns: readonly RegExp[] = [
  /\barn:[\w-]*:[^\s,;)'"»“]+/gi,
  /\b[\w-]+(?:\.[\w-]+)*\.(?:amazonaws\.com(?:\.cn)?|cloudfront\.net)\b/gi,
  /\b(?:i|vol|snap|sg|subnet|vpc|eni|ami|nat|igw|eipalloc|rtb|acl|vgw|tgw|vpce|lt|fs|AKIA|ASIA|AROA|AIDA)-?[0-9a-f]{8,17}\b/gi,
  /\b\d{12}\b/g,
];

/** CloudFormation tags what it makes with the name of the stack. */
export function deploymentUnit({
  tags,
}: {
  readonly tags: Readonly<Record<string, string>>;
}): { type: 'stack'; name: string } | undefined {
  const name = tags['aws:cloudformation:stack-name']?.trim() ?? '';
  return name === '' ? undefined : { type: 'stack', name };
}
