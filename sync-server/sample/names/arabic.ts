import { type NameSet, namesIn } from './name-set.ts';

/** Transliterated, in the several spellings that people use. */
export const arabic: NameSet = {
  skew: 0.7,
  female: namesIn(
    `Fatima, Aisha, Maryam, Layla, Noor, Yasmin, Amal, Hanan, Salma, Rania, Zainab, Dalia, Samira, Khadija`,
  ),
  male: namesIn(`Mohammed, Ahmed, Ali, Omar, Hassan, Khalid, Mahmoud, Ibrahim, Yousef, Mustafa, Tariq, Samir, Karim,
    Muhammad, Abdullah, Mohamed, Abd al-Rahman, Nasser`),
  surnames:
    namesIn(`Khan, Ahmed, Ali, Hassan, Hussein, Mohamed, Haddad, Khoury, Nasser, Saleh, Mansour, Hamdan,
    Al-Masri, El-Sayed, Abdallah, Al-Hashimi, Abu Bakr, El Khoury, Shaheen, Darwish, Qasim, Najjar,
    Al Farouq, Zayed, Bazzi, Nouri-Haddad`),
};
