/** ARM ids begin with a slash: `/subscriptions/…/providers/…`. */
export const isArmId = (text: string): boolean => text.startsWith('/');

/** Subscriptions and tenants are GUIDs, which redaction replaces for every provider. */
export const isSubscriptionId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** ARM ids and host names. */
export const identifyingPatterns: readonly RegExp[] = [
  /\/?subscriptions\/[^\s,;)'"»“]+/gi,
  /\b[\w-]+(?:\.[\w-]+)*\.(?:azure\.(?:com|cn|us)|windows\.net|azurewebsites\.net)\b/gi,
];

/** The resource group in an ARM id. */
export function deploymentUnit({ id }: { readonly id: string }): { type: 'resource-group'; name: string } | undefined {
  const name = /\/resourcegroups\/([^/]+)\//i.exec(id)?.[1];
  return name === undefined ? undefined : { type: 'resource-group', name };
}
