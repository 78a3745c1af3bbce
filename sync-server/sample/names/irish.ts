import { type NameSet, namesIn } from './name-set.ts';

/** Irish and Scottish: O', Mc and Mac, with and without a gap. */
export const irish: NameSet = {
  skew: 0.7,
  female:
    namesIn(`Kathleen, Maureen, Colleen, Bridget, Siobhán, Fiona, Aoife, Eileen, Sinéad, Deirdre, Erin, Niamh,
    Moira, Caitlin, Róisín, Gráinne`),
  male: namesIn(`Patrick, Sean, Brian, Kevin, Connor, Brendan, Liam, Declan, Shane, Seán, Ronan, Malcolm, Duncan, Ian,
    Colin, Fergus, Cormac, Angus`),
  surnames:
    namesIn(`Murphy, Kelly, O'Brien, Sullivan, Ryan, McDonald, O'Connor, Walsh, Murray, O'Neill, McCarthy,
    Gallagher, O'Reilly, Doherty, Kennedy, Lynch, MacDonald, McLaughlin, O'Donnell, Quinn, Burke, Duffy, McKenzie,
    O'Keefe, McGrath, Brennan, Callahan, Flanagan, McGuire, MacLeod, O'Malley, Fitzgerald, McKinney, O'Rourke,
    McAllister, Mac Giolla, Fitzpatrick, McIntyre, O'Shaughnessy, McConaughy, MacGillivray, Ó Súilleabháin, McQuillan,
    Geoghegan, O'Houlihan`),
};
