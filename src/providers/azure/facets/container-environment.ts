import { plaintextSecretsIn } from '../../kit/plaintext-secrets.ts';

export type EnvironmentVariables = readonly { readonly name?: string; readonly value?: string }[] | null;

/** Names of the containers' variables that look like plaintext secrets. A variable that refers to a secret has no value. */
export const plaintextSecretsOf = (environments: readonly (EnvironmentVariables | undefined)[]): string[] =>
  plaintextSecretsIn(
    environments.flatMap(variables =>
      (variables ?? []).flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const])),
    ),
  );
