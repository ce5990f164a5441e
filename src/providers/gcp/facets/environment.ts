import { plaintextSecretsIn } from '../../kit/plaintext-secrets.ts';

/** A variable of a container. One that refers to a secret of Secret Manager has no value. */
export interface EnvironmentVariable {
  readonly name?: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name?: string } | null } | null;
}

/** Names of the containers' variables that look like plaintext secrets; their values go no further. */
export const plaintextSecretsOf = (
  containers: readonly { readonly env?: readonly EnvironmentVariable[] | null }[] | null | undefined,
): string[] =>
  plaintextSecretsIn(
    (containers ?? []).flatMap(({ env }) =>
      (env ?? []).flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const])),
    ),
  );
