//! The spellings of Arabic given names and of parts of names in Latin letters: [`name_spellings`].
//!
//! The lists were written by hand: the names that official and popular spellings divide most, each with the
//! spellings of the East, of Egypt and of North Africa.

/// A line holds the folded spellings of one name.
const NAMES: &str = "\
abbas abass abbass
abd abdul abdel abdal abdoul
abdallah abdullah abdulla abdalla abdoullah abdellah
abdulaziz abdelaziz abdalaziz
abdulkarim abdelkarim abdelkrim abdulkareem
abdulrahman abdelrahman abdurrahman abdulrehman abderrahmane abdurahman
adnan adnane
ahmad ahmed ahmet
aisha aysha ayesha aicha aishah
ali aly
amin ameen amine
amina ameena aminah
amir ameer emir
ashraf achraf
ayman aiman aymen
aziz azeez
badr bader badir
bashir basheer bachir bechir
bilal belal bilel
dawood dawud daoud daud dawoud
fadi fady
fahd fahad
faisal faysal feisal faisel
farid fareed ferid
faruq farouk farooq faruk
fatima fatma fatimah fatema fatemah
fawzi fawzy faouzi fauzi
habib habeeb
hadi hady hedi
hafez hafiz hafidh
hakim hakeem
hamid hameed hamed
hamza hamzah hamzeh
hasan hassan hassen hacene
haytham haitham haithem
hisham hesham hicham
husayn hussein husain hussain hossein houssein hussien husein
ibrahim ebrahim ibraheem brahim
idris idrees driss idriss
imad emad imed
imran emran
isa issa eisa
ismail ismael esmail ismaeel smail
issam essam isam esam
jaafar jafar jaffar gaafar djaafar
jalal galal djalal jelal
jamal gamal djamal jamel djamel
jamil gamil jameel djamil
jihad gihad jehad
jumana joumana
kamal kemal kamel
karim kareem krim
khadija khadijah khadeeja khadidja khadiga
khalid khaled khalidh
khalifa khalifah khelifa
khalil khaleel
layla leila laila leyla
lutfi lotfi lotfy loutfi
mahdi mehdi mahdy
mahmud mahmoud mahmood
majid majeed maged majed
malik malek
mansur mansour mansoor
marwan marwane merouane
maryam mariam miriam meriem maryem
masud masoud massoud masood messaoud
muhammad mohamed mohammed mohammad muhammed mohamad mohammod muhamad muhamed mehmed mahomed
munir mounir muneer monir
musa moussa mousa moosa
mustafa mostafa moustafa mustapha mostapha mustafah
nabil nabeel
nadir nader
najib najeeb naguib nagib nejib
nasir nasser naser nasr
nizar nezar
nur nour noor
omar umar omer
qasim kassem qassem kasim kacem qassim ghassem
rahim raheem
rashid rasheed rachid
riyad riyadh riad ryad
sabri sabry
said saeed saied
salah saleh salih
salim saleem selim
salma selma salmah
samir sameer
sayyid sayed sayid syed
sharif shareef sherif cherif charif
shaykh sheikh shaikh sheik cheikh
sulayman suleiman sulaiman soliman slimane
suad souad soad
taha tahah
tahir taher tahar
tariq tarek tareq tarik
uthman othman osman usman ousmane othmane
walid waleed oualid
wasim waseem wassim
yahya yehia yahia yehya
yasir yasser yaser yassir
yasin yassin yaseen yassine
yunus younis yunis younes yunes
yusuf yousef youssef yousuf yusef yousif
zahra zahraa
zayd zaid zeid
zaynab zainab zeinab zeineb zaineb
zakariya zakaria zakariyya zakarya
";

/// Returns the other spellings of a name, folded; none for any other word. A spelling may be that of two
/// names.
pub(crate) fn name_spellings(folded: &str) -> Vec<&'static str> {
    let names = NAMES.lines().map(|line| line.split(' '));
    let of_name = names.filter(|spellings| spellings.clone().any(|spelling| spelling == folded));
    let mut others: Vec<&str> = of_name.flatten().filter(|&spelling| spelling != folded).collect();
    others.sort_unstable();
    others.dedup();
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_name_has_the_spellings_of_its_line() {
        assert!(name_spellings("mohamed").contains(&"muhammad"));
        assert!(name_spellings("sayed").contains(&"sayyid"));
        assert!(name_spellings("valve").is_empty());
    }

    #[test]
    fn each_spelling_is_folded_and_stands_once_in_its_line() {
        for line in NAMES.lines() {
            let mut spellings: Vec<&str> = line.split(' ').collect();
            assert!(
                spellings.len() > 1 && spellings.iter().all(|spelling| fold(spelling) == **spelling),
                "{line}"
            );
            let count = spellings.len();
            spellings.sort_unstable();
            spellings.dedup();
            assert_eq!(spellings.len(), count, "{line}");
        }
    }
}
