import type { Assessment } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';

/** How readers know the accounts: by the names that the configuration or the provider gives them. */
export interface AccountNames {
  /** The name; undefined where there is none but the number. */
  readonly name: (account: string) => string | undefined;
  /** The name; the number where there is none. */
  readonly of: (account: string) => string;
  /** Name and number; the number alone where there is no name. */
  readonly both: (account: string) => string;
  /** A finding about an account names it in the place of its number. */
  readonly in: (finding: Finding) => Finding;
}

export function accountNames({ targets }: Pick<Assessment, 'targets'>): AccountNames {
  const names = new Map(
    targets.flatMap(({ account, name = '' }) => (name === '' || name === account ? [] : [[account, name] as const])),
  );
  const of = (account: string): string => names.get(account) ?? account;
  return {
    name: account => names.get(account),
    of,
    both: account => (names.has(account) ? `${of(account)} (${account})` : account),
    in: finding => {
      const { resource, template, message } = finding;
      const name = names.get(resource.account);
      if (resource.kind !== 'account' || name === undefined || resource.name !== resource.account) return finding;
      const { data } = template;
      return {
        ...finding,
        resource: { ...resource, name },
        message: message.replaceAll(resource.account, name),
        template: data['name'] === resource.account ? { ...template, data: { ...data, name } } : template,
      };
    },
  };
}

/** The assessment with the accounts by name. Commands need their numbers: they are filled in from the findings as given. */
export function withAccountNames(assessment: Assessment): Assessment {
  const names = accountNames(assessment);
  return { ...assessment, findings: assessment.findings.map(names.in) };
}

/** A name that people use: numbers, addresses and ids of accounts stay in the files for those who work with them. */
export const isReadableName = (text: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._&'()+-]{0,39}$/u.test(text) && !/\d{6}|\d\.\d|[\da-f]{8}-[\da-f]{4}/i.test(text);
