/** Codes of designations as data, and how to read an old one. */
import type { CalendarDay } from './calendar.ts';
import type { DesignationCode, DesignationKind } from './designation.ts';

/**
 * The code that `code` is known by on a day, following renames one after another (SRT is FSRT today). A rename
 * without a day happened before anyone's records. Codes that the table does not know stay as they are.
 */
export const currentCode = (codes: readonly DesignationCode[], code: string, onDay: CalendarDay): string => {
  const seen = new Set<string>();
  let current = code;
  for (;;) {
    seen.add(current);
    const row = codes.find((candidate) => candidate.code === current);
    const isRenamed = row !== undefined && (row.renamedOn === null || row.renamedOn <= onDay);
    // A circle of renames is a mistake in the table, and no reason to search for ever.
    if (!isRenamed || row.renamedTo === null || seen.has(row.renamedTo)) return current;
    current = row.renamedTo;
  }
};

const inForce = (kind: DesignationKind, names: Record<string, string>): DesignationCode[] =>
  Object.entries(names).map(([code, name]) => ({ code, name, kind, renamedTo: null, renamedOn: null }));

const renamed = (kind: DesignationKind, names: Record<string, [name: string, renamedTo: string]>) =>
  Object.entries(names).map(
    ([code, [name, renamedTo]]): DesignationCode => ({ code, name, kind, renamedTo, renamedOn: null }),
  );

/**
 * The designations of the IICRC as its published lists name them, with those that were renamed. The office keeps
 * this table; the days of the renames are not published, so none is given.
 */
export const shippedDesignationCodes: readonly DesignationCode[] = [
  ...inForce('technician', {
    AMRT: 'Applied Microbial Remediation Technician',
    ASD: 'Applied Structural Drying Technician',
    CCMT: 'Commercial Carpet Maintenance Technician',
    CCT: 'Carpet Cleaning Technician',
    CDS: 'Commercial Drying Specialist',
    CRT: 'Color Repair Technician',
    FCT: 'Floor Care Technician',
    FSRT: 'Fire and Smoke Restoration Technician',
    HST: 'Health and Safety Technician',
    LCT: 'Leather Cleaning Technician',
    OCT: 'Odor Control Technician',
    RCT: 'Rug Cleaning Technician',
    RFMT: 'Resilient Flooring Maintenance Technician',
    RRT: 'Carpet Repair and Reinstallation Technician',
    SMT: 'Stone, Masonry and Ceramic Tile Cleaning Technician',
    TCST: 'Trauma and Crime Scene Technician',
    UFT: 'Upholstery and Fabric Cleaning Technician',
    WRT: 'Water Damage Restoration Technician',
  }),
  ...inForce('master', {
    MFSR: 'Master Fire and Smoke Restorer',
    MTC: 'Master Textile Cleaner',
    MWR: 'Master Water Restorer',
  }),
  ...inForce('inspection', {
    CCI: 'Certified Carpet Inspector',
    CTI: 'Ceramic Tile Inspector',
    ISSI: 'Introduction to Substrate and Subfloor Inspection',
    MSI: 'Marble and Stone Inspector',
    RFI: 'Resilient Flooring Inspector',
    SCI: 'Senior Carpet Inspector',
    WLFI: 'Wood and Laminate Flooring Inspector',
  }),
  ...renamed('technician', {
    CMT: ['Commercial Carpet Maintenance Technician', 'CCMT'],
    SRT: ['Fire and Smoke Damage Restoration Technician', 'FSRT'],
  }),
  ...renamed('master', { MCT: ['Master Cleaning Technician', 'MTC'] }),
];
