import { accountKey } from '../model/keys.ts';

/** So many accounts take turns: a worker keeps them open until their next region comes. */
export const ACCOUNTS_IN_TURN = 32;

/**
 * The first job of each account, then the second of each, and so on, for some accounts at a time: jobs of one account side by
 * side run into the limits that it has as a whole.
 */
export function takingTurns<J extends Parameters<typeof accountKey>[0]>(
  jobs: readonly J[],
  atOnce = ACCOUNTS_IN_TURN,
): J[] {
  const accounts = [...Map.groupBy(jobs, accountKey).values()];
  const inTurn: J[] = [];
  for (let from = 0; from < accounts.length; from += atOnce) {
    const some = accounts.slice(from, from + atOnce);
    const rounds = Math.max(...some.map(({ length }) => length));
    for (let round = 0; round < rounds; round += 1) inTurn.push(...some.flatMap(own => own.slice(round, round + 1)));
  }
  return inTurn;
}
