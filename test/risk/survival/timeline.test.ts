import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/model/resource.ts';
import { backup, database, part, PITR, placed, rowOf, simulated } from '../../support/survival.ts';
import { server } from '../../support/survival-cases.ts';
import { ACCOUNT, REGION } from '../../support/world.ts';

const story = (resources: readonly Resource[], lose: string, scenario: Parameters<typeof rowOf>[1]) =>
  rowOf(simulated({ resources }, lose), scenario).timeline.map(({ hours, key, resource }) =>
    resource === undefined ? [hours, key] : [hours, key, resource.id],
  );

describe('the hours after a loss', () => {
  it('a restore: noticed after 2, gathered 2 later, the provider takes changes 4 later, 8 of work, checked in 2, names in 1', () => {
    expect(story([database({ automatedBackups: PITR })], 'zone:a', 'zone-lost')).toEqual([
      [0, 'lost'],
      [2, 'noticed'],
      [4, 'gathered'],
      [8, 'control-plane'],
      [16, 'done', 'orders'],
      [18, 'verified', 'orders'],
      [19, 'back'],
    ]);
  });

  it('what takes over by itself comes before what people do', () => {
    const group = part('server-group', 'web', {
      placement: placed(['a', 'b'], undefined, 'replica'),
      relationships: [],
    });
    const steps = story([group, server('app', 'a')], 'zone:a', 'zone-lost');
    expect(steps).toEqual([
      [0, 'lost'],
      [2, 'noticed'],
      [4, 'gathered'],
      [8, 'took-over', 'web'],
      [8, 'control-plane'],
      [18, 'done', 'app'],
      [19, 'back'],
    ]);
  });

  it('each resource in its order, and the end of the slowest', () => {
    const resources = [database({ automatedBackups: PITR }), server('app', 'a', { infrastructureAsCode: null })];
    expect(story(resources, 'zone:a', 'zone-lost').slice(-4)).toEqual([
      [16, 'done', 'orders'],
      [18, 'verified', 'orders'],
      [28, 'done', 'app'],
      [29, 'back'],
    ]);
  });

  it('elsewhere only after somebody decided so', () => {
    const resources = [database(), backup({ region: 'eu-central-1', type: 'AWS::RDS::DBInstance' })];
    expect(story(resources, `region:${REGION}`, 'region-lost')).toEqual([
      [0, 'lost'],
      [2, 'noticed'],
      [4, 'gathered'],
      [6, 'decided'],
      [8, 'done', 'orders'],
      [9, 'back'],
    ]);
  });

  it('without an end: how long published events lasted, then nothing that can be promised', () => {
    expect(story([database()], 'zone:a', 'zone-lost')).toEqual([
      [0, 'lost'],
      [2, 'noticed'],
      [2, 'place-typical'],
      [4, 'gathered'],
      [99, 'place-most'],
      [null, 'never'],
    ]);
  });

  it('what was deleted does not come back', () => {
    expect(story([database()], `identity:${ACCOUNT}`, 'account-wiped').at(-1)).toEqual([null, 'never']);
    expect(story([database()], `identity:${ACCOUNT}`, 'account-wiped').flat()).not.toContain('place-most');
  });
});
