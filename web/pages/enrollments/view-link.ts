/** The element that opens an enrollment's details, to be found again when they close. */
export const viewLinkId = (enrollmentId: string): string => `view-${enrollmentId}`;
