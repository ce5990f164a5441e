import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/backups-reachable-by-production-administrators.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, practiceCases('review'));
