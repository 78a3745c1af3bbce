import { type NameSet, namesIn } from './name-set.ts';

export const english: NameSet = {
  skew: 0.95,
  female:
    namesIn(`Jennifer, Jessica, Sarah, Ashley, Amanda, Emily, Melissa, Michelle, Kimberly, Lisa, Elizabeth,
    Stephanie, Nicole, Heather, Rebecca, Amy, Laura, Angela, Rachel, Megan, Karen, Susan, Christine, Patricia,
    Katherine, Samantha, Danielle, Kelly, Tiffany, Erin, Lauren, Andrea, Tracy, Dawn, Tammy, Crystal, Shannon,
    Deborah, Pamela, Brenda, Cynthia, Sandra, Donna, Courtney, Holly, Brittany, Natalie, Vanessa, Allison, Robin,
    Paige, Whitney, Bethany, Felicia, Gwendolyn, Marjorie, Tabitha, Winifred, Isla, Philippa`),
  male: namesIn(`Michael, Christopher, David, James, John, Robert, Matthew, Joshua, William, Daniel, Joseph, Brian,
    Jason, Ryan, Andrew, Eric, Justin, Kevin, Thomas, Steven, Anthony, Jeffrey, Mark, Richard, Timothy, Scott,
    Nicholas, Adam, Gregory, Kyle, Benjamin, Aaron, Tyler, Paul, Kenneth, Charles, Stephen, Jonathan, Chad, Travis,
    Dustin, Zachary, Bradley, Shawn, Derek, Keith, Craig, Douglas, Edward, Samuel, Russell, Randy, Curtis, Wesley,
    Dale, Darrell, Marcus, Terrence, Clifford, Everett, Lachlan, Alistair, Nigel, Thaddeus, Barnaby`),
  surnames:
    namesIn(`Smith, Johnson, Williams, Brown, Jones, Davis, Miller, Wilson, Anderson, Taylor, Thomas, Moore,
    Jackson, Martin, Thompson, White, Harris, Clark, Lewis, Robinson, Walker, Young, Allen, King, Wright, Scott, Hill,
    Green, Adams, Nelson, Baker, Hall, Campbell, Mitchell, Carter, Roberts, Phillips, Evans, Turner, Parker, Edwards,
    Collins, Stewart, Morris, Cook, Rogers, Morgan, Cooper, Peterson, Bailey, Reed, Howard, Ward, Cox, Richardson,
    Watson, Brooks, Wood, James, Bennett, Gray, Hughes, Price, Myers, Long, Foster, Sanders, Ross, Powell, Jenkins,
    Perry, Russell, Sullivan, Bell, Coleman, Butler, Henderson, Barnes, Fisher, Simmons, Graham, Patterson, Jordan,
    Reynolds, Hamilton, Wallace, Cole, West, Owens, Bryant, Gibson, Ellis, Freeman, Wells, Webb, Simpson, Stevens,
    Tucker, Porter, Hunter, Hicks, Crawford, Boyd, Mason, Kennedy, Warren, Dixon, Burns, Holmes, Rice, Black, Palmer,
    Stone, Robertson, Fox, Mills, Nichols, Knight, Ferguson, Dunn, Perkins, Hawkins, Grant, Hudson, Spencer, Gardner,
    Payne, Pierce, Berry, Matthews, Arnold, Willis, Watkins, Carroll, Hart, Bradley, Lane, Andrews, Harper, Riley,
    Armstrong, Carpenter, Weaver, Greene, Lawrence, Elliott, Sims, Austin, Peters, Kelley, Franklin, Lawson, Fields,
    Ryan, Schmidt, Carr, Vaughn, Whitfield, Blackwell, Thornton, Prescott, Winslow, Ashcroft, Hollingsworth,
    Featherstone, Abernathy, Wainwright, Greenhalgh, Ormerod, Tattersall, Birtwistle, Quackenbush, Throckmorton,
    Cholmondeley, Satterthwaite, Applegarth, Yarborough, Pettigrew, Wolstenholme, Hardcastle, Loveday, Swindlehurst,
    Clutterbuck, Gathercole, Lillywhite, Postlethwaite, Ravenscroft, Shufflebottom, Thistlethwaite, Twelvetrees,
    Whippey, Yellowlees`),
};
