export function buildPrograms(target: string): Promise<void>;
