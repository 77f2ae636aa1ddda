import type { Language, Locale } from '../people.ts';

/** Where Northfield's people live: nine zones, with the names one meets there. */
export interface Place {
  zone: string;
  cities: readonly string[];
  /** The languages people there bring along; the first is what most speak at home. */
  languages: readonly Language[];
  locale: Locale;
  given: readonly string[];
  family: readonly string[];
}

export const places: readonly Place[] = [
  {
    zone: 'America/Sao_Paulo',
    cities: ['São Paulo', 'Campinas', 'Curitiba', 'Rio de Janeiro'],
    languages: ['pt', 'en', 'es'],
    locale: 'pt-BR',
    given: ['Beatriz', 'Thiago', 'Camila', 'Rodrigo', 'Larissa', 'Felipe', 'Juliana', 'Caio', 'Isadora', 'Mateus', 'Yara', 'Bruno', 'Luiza', 'Vinícius', 'Naomi', 'Davi'],
    family: ['Almeida', 'Nakamura', 'Carvalho', 'Rocha', 'Teixeira', 'dos Santos', 'Moura', 'Barbosa', 'Azevedo', 'Cardoso', 'Siqueira', 'Tanaka', 'Freitas', 'Queiroz', 'Nunes', 'Macedo'],
  },
  {
    zone: 'Europe/Berlin',
    cities: ['Berlin', 'Hamburg', 'Kiel', 'Leipzig', 'Munich'],
    languages: ['de', 'en', 'fr'],
    locale: 'de',
    given: ['Lena', 'Emre', 'Katharina', 'Lukas', 'Elif', 'Matthias', 'Paulina', 'Jakub', 'Miriam', 'Henrik', 'Svenja', 'Can', 'Ronja', 'Anton', 'Olha', 'Tobias'],
    family: ['Schneider', 'Yılmaz', 'Hoffmann', 'Kowalski', 'Brandt', 'Petersen', 'Aydın', 'Vogel', 'Lehmann', 'Shevchenko', 'Krüger', 'Wójcik', 'Sommer', 'Albrecht', 'Bauer', 'Jansen'],
  },
  {
    zone: 'Africa/Lagos',
    cities: ['Lagos', 'Abuja', 'Ibadan', 'Port Harcourt'],
    languages: ['en', 'fr'],
    locale: 'en',
    given: ['Chidera', 'Adaeze', 'Olumide', 'Halima', 'Tunde', 'Ifeoma', 'Musa', 'Folake', 'Emeka', 'Zainab', 'Seyi', 'Amarachi', 'Kelechi', 'Bisi', 'Uche', 'Temitope'],
    family: ['Okafor', 'Balogun', 'Eze', 'Abubakar', 'Adebayo', 'Nwosu', 'Ibrahim', 'Ogunleye', 'Okonkwo', 'Bello', 'Afolabi', 'Chukwu', 'Danjuma', 'Obi', 'Akintola', 'Usman'],
  },
  {
    zone: 'Europe/Lisbon',
    cities: ['Lisbon', 'Porto', 'Coimbra', 'Braga'],
    languages: ['pt', 'en', 'es', 'fr'],
    locale: 'pt-BR',
    given: ['Mariana', 'João', 'Catarina', 'Rui', 'Leonor', 'Duarte', 'Sara', 'Miguel', 'Filipa', 'Nuno', 'Rita', 'Gonçalo', 'Marta', 'Edson', 'Iolanda', 'Afonso'],
    family: ['Marques', 'Lourenço', 'Figueiredo', 'Pires', 'Vaz', 'Coelho', 'Simões', 'Baptista', 'Lopes', 'Monteiro', 'Antunes', 'Correia', 'Semedo', 'Tavares', 'Brito', 'Leal'],
  },
  {
    zone: 'America/Toronto',
    cities: ['Montréal', 'Toronto', 'Ottawa', 'Québec'],
    languages: ['fr', 'en', 'ar'],
    locale: 'fr',
    given: ['Chloé', 'Karim', 'Audrey', 'Minh', 'Gabrielle', 'Yasmine', 'Étienne', 'Priya', 'Olivier', 'Rania', 'Simone', 'Wei', 'Noémie', 'Samir', 'Maude', 'Isaac'],
    family: ['Tremblay', 'Mansour', 'Gagnon', 'Tran', 'Bouchard', 'Khoury', 'Lavoie', 'Zhang', 'Pelletier', 'Benali', 'Côté', 'Joseph', 'Fortin', 'Awashish', 'Saleh', 'Roy'],
  },
  {
    zone: 'America/Bogota',
    cities: ['Bogotá', 'Medellín', 'Cali', 'Barranquilla'],
    languages: ['es', 'en', 'pt'],
    locale: 'es',
    given: ['Valentina', 'Andrés', 'Daniela', 'Santiago', 'Paola', 'Julián', 'Luisa', 'Mauricio', 'Catalina', 'Esteban', 'Ximena', 'Camilo', 'Marisol', 'Felipe', 'Tatiana', 'Óscar'],
    family: ['Restrepo', 'Gutiérrez', 'Palacios', 'Jaramillo', 'Quintero', 'Mosquera', 'Ospina', 'Vargas', 'Cárdenas', 'Londoño', 'Arango', 'Zapata', 'Murillo', 'Salazar', 'Pineda', 'Bermúdez'],
  },
  {
    zone: 'Europe/London',
    cities: ['London', 'Leeds', 'Manchester', 'Glasgow', 'Cardiff'],
    languages: ['en', 'fr', 'ar'],
    locale: 'en',
    given: ['Charlotte', 'Imran', 'Grace', 'Callum', 'Nadia', 'Rhys', 'Shanice', 'Oliver', 'Ayesha', 'Fergus', 'Layla', 'Dominic', 'Megan', 'Hamza', 'Eilidh', 'Marcus'],
    family: ['Whitaker', 'Malik', 'Osei', 'MacLeod', 'Farouk', 'Pritchard', 'Campbell', 'Begum', 'Hargreaves', 'Thompson', 'Al-Rashid', 'Bennett', 'Siddiqui', 'Grant', 'Powell', 'Clarke'],
  },
  {
    zone: 'Asia/Kolkata',
    cities: ['Bengaluru', 'Pune', 'Kochi', 'Kolkata', 'Hyderabad'],
    languages: ['en', 'fr', 'de'],
    locale: 'en',
    given: ['Ananya', 'Rohan', 'Meera', 'Arjun', 'Kavya', 'Farhan', 'Lakshmi', 'Vikram', 'Ritika', 'Joseph', 'Sneha', 'Harpreet', 'Ishaan', 'Nandini', 'Tenzin', 'Sana'],
    family: ['Krishnan', 'Banerjee', 'Deshpande', 'Reddy', 'Kurian', 'Sheikh', 'Iyer', 'Chatterjee', 'Kulkarni', 'Gill', 'Menon', 'Bose', 'Rao', 'Lhamo', 'Mathew', 'Joshi'],
  },
  {
    zone: 'Australia/Sydney',
    cities: ['Sydney', 'Melbourne', 'Canberra', 'Newcastle'],
    languages: ['en', 'ar', 'de'],
    locale: 'en',
    given: ['Matilda', 'Lachlan', 'Hanh', 'Jarrah', 'Eleni', 'Kai', 'Sienna', 'Omar', 'Zoe', 'Angus', 'Mia', 'Tevita', 'Georgia', 'Liam', 'Soo-Jin', 'Nikhil'],
    family: ['Fitzgerald', 'Le', 'Papadopoulos', 'Nguyen', 'Tuilagi', 'Marshall', 'Park', 'Haddon', 'Kelly', 'Saad', 'Wilson', 'Chen', 'Moran', 'Kaur', 'Bailey', 'Stavros'],
  },
];
