export { ACCOUNT, REGION, resource, world } from '../../src/check/testing/world.ts';
