/** What people do through the API, each as the use case that the API calls. */
import { CAMPAIGN_ACTS } from './acts-campaigns.ts';
import { ENROLLMENT_ACTS } from './acts-enrollments.ts';
import { RECORD_ACTS } from './acts-records.ts';
import type { PeopleAct } from './people.ts';

export const PEOPLE_ACTS: readonly PeopleAct[] = [...ENROLLMENT_ACTS, ...CAMPAIGN_ACTS, ...RECORD_ACTS];
