import { describe, it } from 'vitest';
import check from '../../../checks/support/no-out-of-band-communication.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, practiceCases('review'));
