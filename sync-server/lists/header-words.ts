/**
 * Words of headers as data, in plain text (lower case, no accents): English, Spanish, French, German and some of
 * their neighbours. `number` stands for "#", "№" and "n°" as well.
 */
import type { ColumnMeaning } from '#domain/attendance-list.ts';

export type Meaning = ColumnMeaning;

const words = (text: string): string[] => text.split(',').map((word) => word.trim());

/** Whole headers. */
export const headerPhrases: Readonly<Record<Meaning, readonly string[]>> = {
  given_name: words(
    'first, first name, fname, f name, firstname, given, given name, given names, forename, first names, christian name, nombres, primer nombre, nombre de pila, prenom, prenoms, vorname, vornamen, rufname, nome proprio, voornaam, fornamn, imie, first nm, 1st name',
  ),
  surname: words(
    'last, last name, lname, l name, lastname, surname, family name, family, second name, last names, apellido, apellidos, primer apellido, apellido paterno, nom de famille, patronyme, nachname, familienname, zuname, cognome, sobrenome, achternaam, efternamn, nazwisko, last nm',
  ),
  full_name: words(
    'name, full name, fullname, names, attendee, attendees, attendee name, participant, participants, participant name, student, student name, students, delegate, delegate name, member name, registrant, registrant name, registrant names, person, guest, guest name, trainee, technician, technician name, tech, tech name, display name, print name, printed name, badge name, name on badge, your name, attendee full name, contact, contact name, nombre, nombre completo, asistente, asistentes, participante, participantes, alumno, estudiante, tecnico, nom, nom complet, participant e s, participants es, stagiaire, stagiaires, eleve, vollstandiger name, teilnehmer, teilnehmerin, teilnehmende, teilnehmername, teilnehmer in, besucher, nome, nome completo, partecipante, naam, deelnehmer, deelnemer, namn, imie i nazwisko, who, employee, employee name',
  ),
  registrant_number: words(
    'iicrc, iicrc number, iicrc id, iicrc no, iicrc cert, registrant number, registrant id, registrant no, reg no, reg number, reg id, regno, reg nr, registration no, registration number, registration id, cert, cert no, cert number, cert id, certification, certificate no, certificate number, certification number, certification no, certification id, license, license number, license no, licence no, lic no, lic number, card number, card no, member id, member number, member no, membership number, membership no, technician id, tech id, tech number, student id, student number, numero de registro, numero de registrado, registro, no de registro, num registro, numero iicrc, numero de certificado, numero de certificacion, no de certificado, cedula iicrc, numero d inscription, numero dinscription, numero de certification, numero de certificat, numero de membre, no de membre, matricule, registriernummer, registrierungsnummer, registernummer, reg nummer, zertifikatsnummer, zertifikatnummer, zertifikat nr, zertifikats nr, mitgliedsnummer, mitglieds nr, lizenznummer, ausweisnummer, numero di registrazione, iicrc nr, iicrc nummer',
  ),
  email: words(
    'email, e mail, mail, e mail address, email address, emailaddress, email id, correo, correo electronico, direccion de correo, courriel, adresse courriel, adresse mail, adresse email, adresse e mail, adresse electronique, mel, e mail adresse, email adresse, mailadresse, posta elettronica, correo e, eml',
  ),
  phone: words(
    'phone, phone number, phone no, telephone, telephone number, tel, tel number, tel no, ph, ph number, cell, cell phone, cellphone, cell number, mobile, mobile phone, mobile number, mob, telefono, telefono celular, celular, movil, numero de telefono, tlf, tfno, telephone portable, portable, numero de telephone, gsm, telefon, telefonnummer, telefon nr, tel nr, handy, handynummer, mobil, mobiltelefon, rufnummer, cellulare, telefone, telefoon, day phone, daytime phone, contact number, contact no, whatsapp',
  ),
  firm: words(
    'company, company name, firm, firm name, organization, organisation, org, organization name, organisation name, company organization, employer, employer name, business, business name, affiliation, co, co name, company employer, agency, represents, representing, empresa, compania, nombre de la empresa, organizacion, razon social, empleador, societe, entreprise, organisme, organisation entreprise, employeur, raison sociale, nom de l entreprise, nom de lentreprise, compagnie, firma, firmenname, unternehmen, betrieb, arbeitgeber, gesellschaft, azienda, societa, ditta, bedrijf, account, account name',
  ),
  title: words(
    'title, job title, position, role, job, occupation, function, puesto, cargo, ocupacion, titre, fonction, poste, profession, titel, funktion, position in firma, beruf, stelle, berufsbezeichnung, ruolo, functie',
  ),
  street: words(
    'address, street, street address, mailing address, address 1, address line 1, addr, addr 1, address1, address 2, address line 2, address2, addr 2, home address, direccion, domicilio, calle, adresse, rue, adresse postale, strasse, str, anschrift, indirizzo, via, adres',
  ),
  city: words(
    'city, town, city town, ciudad, localidad, municipio, poblacion, ville, commune, stadt, ort, wohnort, citta, cidade, plaats',
  ),
  region: words(
    'state, st, province, prov, state province, province state, region, state prov, county, estado, provincia, departamento, etat, departement, bundesland, land kanton, kanton, regione',
  ),
  postal_code: words(
    'zip, zip code, zipcode, postal code, postcode, post code, postal, zip postal code, zip postal, postal zip, codigo postal, cp, c p, cod postal, code postal, plz, postleitzahl, cap',
  ),
  country: words('country, nation, country region, pais, pays, land, staat, paese'),
  badge_id: words(
    'badge, badge id, badge number, badge no, badge code, barcode, badge barcode, qr code, codigo de barras, gafete, numero de gafete, numero de badge, ausweis nr, scan id, lead id',
  ),
  middle_name: words(
    'middle, middle name, mi, m i, middle initial, middle init, segundo nombre, second prenom, deuxieme prenom, zweiter vorname, mittelname, mname, m name',
  ),
  suffix: words('suffix, name suffix, sufijo, suffixe, generation, jr sr, namenszusatz, sfx'),
  honorific: words(
    'salutation, prefix, mr mrs, mr ms, honorific, tratamiento, civilite, anrede, akademischer titel, courtesy title, name prefix, geschlecht anrede',
  ),
  place: words(
    'city state, city state zip, location, city and state, ciudad estado, ville province, plz ort, ort plz, city st zip, city province',
  ),
  number: words(
    'number, no, nr, num, id, code, key, numero, nummer, lfd nr, lfd nummer, laufende nummer, line, row, seq, item, count, sr no, s no, pos, n, id number, id no, identification, identificacion, identifiant, kennung',
  ),
  attended: words(
    'attended, attendance, present, attended y n, attendance status, check in status, checked in, asistio, asistencia, present e, presence, presence o n, anwesend, anwesenheit, teilgenommen, status, show, no show, estado de asistencia, statut',
  ),
  day: words(
    'date attended, attendance date, day attended, attended on, attended date, fecha de asistencia, date de presence, anwesenheitsdatum',
  ),
  // A date or "Day 2" in a header is no phrase: see `day-columns.ts`.
  day_tick: [],
  minutes: words(
    'minutes, mins, minutes attended, attended minutes, attendance minutes, duration minutes, minutos, minutos asistidos, minuten',
  ),
  hours: words(
    'hours attended, attended hours, attendance hours, contact hours, horas asistidas, heures de presence, heures suivies, anwesenheitsstunden',
  ),
};

/** Words beside a field's own that say no more about it. */
export const fillers: ReadonlySet<string> = new Set(
  words(
    'your, the, attendee, attendees, attendees, participant, participants, student, students, registrant, registrants, delegate, delegates, person, persons, contact, personal, primary, work, business, home, main, office, please, print, printed, legal, official, required, optional, clearly, current, preferred, of, de, del, la, el, los, du, des, der, die, das, le, les, l, d, y, et, und, and, or, o, ou, oder, e, trainee, technician, tech, guest, member, asistente, asistentes, participante, participantes, alumno, estudiante, stagiaire, teilnehmer, teilnehmers, kontakt, geschaftlich, privat, if, any, only, s, a, in, info',
  ),
);

/** With one of these a header speaks of something or somebody else. */
export const strangers: ReadonlySet<string> = new Set(
  words(
    'event, course, class, session, instructor, trainer, teacher, school, emergency, spouse, supervisor, manager, invoice, sponsor, signature, ticket, order, buyer, billing, purchaser, payment, fee, price, amount, fax, date, time, hours, hour, credits, credit, cec, ceu, day, exam, score, grade, website, url, username, user, password, file, vendor, exhibitor, booth, notes, note, comments, comment, extension, ext, curso, evento, unterschrift, evenement, cours, formateur, instructeur, ausbilder, kurs, veranstaltung, datum, fecha, heure, hora, horas, stunden, dob, birth, geburtsdatum, nacimiento, naissance, referral, referred, dietary, shirt, gender, sex, age, language, initials, transaction, confirmation, po, batch, group, table, seat, room',
  ),
);

/** Words that tell a field wherever they stand, in the order in which they are looked for. */
export const tellingWords: readonly (readonly [Meaning, readonly string[]])[] = [
  ['email', words('email, mail, emails, correo, courriel, emailaddress, mailadresse')],
  [
    'phone',
    words(
      'phone, telephone, tel, cell, mobile, telefono, celular, movil, telefon, handy, telefonnummer, portable, cellphone, mobil',
    ),
  ],
  [
    'firm',
    words(
      'company, organization, organisation, employer, empresa, firma, entreprise, societe, firm, firmenname, unternehmen, compania, organizacion, employeur, affiliation, companyname',
    ),
  ],
  [
    'registrant_number',
    words(
      'iicrc, registrant, cert, certification, certificate, certificado, certificacion, certificat, license, licence, lic, zertifikat, membership, mitglied, registro, registriernummer, registrierung, credential, reg',
    ),
  ],
  ['badge_id', words('badge, barcode, gafete')],
  ['postal_code', words('zip, zipcode, postal, postcode, postleitzahl, plz')],
  ['middle_name', words('middle')],
  ['suffix', words('suffix')],
  ['title', words('title, position, puesto, cargo, fonction, poste, beruf')],
  ['street', words('address, street, direccion, adresse, strasse, anschrift, calle, rue')],
  ['city', words('city, ciudad, ville, stadt, wohnort, town')],
  ['region', words('state, province, estado, provincia, bundesland')],
  ['country', words('country, pais, pays')],
  ['attended', words('attended, attendance, asistio, asistencia, anwesend, presence')],
];

export const givenWords: ReadonlySet<string> = new Set(
  words(
    'first, given, forename, prenom, prenoms, vorname, vornamen, vor, nombres, firstname, voornaam, imie',
  ),
);
export const surnameWords: ReadonlySet<string> = new Set(
  words(
    'last, surname, family, famille, apellido, apellidos, nachname, familienname, lastname, cognome, achternaam, nazwisko, sobrenome',
  ),
);
export const nameWords: ReadonlySet<string> = new Set(
  words(
    'name, names, nombre, nom, nome, naam, attendee, participant, student, teilnehmer, asistente, participante, stagiaire, delegate',
  ),
);

/** What tells a number from a name of the thing: "cert" alone may be "WRT", "cert #" is not. */
export const numberWords: ReadonlySet<string> = new Set(
  words('number, no, nr, num, id, numero, nummer, code, card'),
);
