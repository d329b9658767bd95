/** Orders of a list of enrollments; `-` turns them round. Every one ends in the enrollment's id, so none is ever a tie. */
export const ENROLLMENT_SORTS = [
  'enrolledAt',
  '-enrolledAt',
  'name',
  '-name',
  'nextTouch',
  '-nextTouch',
  'status',
  '-status',
] as const;
export type EnrollmentSort = (typeof ENROLLMENT_SORTS)[number];
