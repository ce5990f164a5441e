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

/** A key, secret or certificate by its vault, whose names are unique: who uses it names it so. */
export const vaultAlias = (vault: string, sort: string, name: string): string =>
  `vault:${vault}/${sort}/${name}`.toLowerCase();

const IN_VAULT = /\/providers\/microsoft\.keyvault\/vaults\/([^/]+)\/(keys|secrets)\/([^/]+)$/i;
const REGISTRY = /\/providers\/microsoft\.containerregistry\/registries\/([^/]+)$/i;

/** What others call a resource: contents of vaults by the vault's name, registries by their host name. */
export function idAliases({ id }: { readonly id: string }): string[] {
  const [, vault, sort, name] = IN_VAULT.exec(id) ?? [];
  if (vault !== undefined && sort !== undefined && name !== undefined) return [vaultAlias(vault, sort, name)];
  const registry = REGISTRY.exec(id)?.[1];
  return registry === undefined ? [] : [registryAlias(registry)];
}

export const registryAlias = (name: string): string => `registry:${name}`.toLowerCase();
