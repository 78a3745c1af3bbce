import { type NameSet, namesIn } from './name-set.ts';

/** In pinyin, and given names as people who moved often use them. */
export const chinese: NameSet = {
  skew: 0.8,
  female: namesIn(
    `Li, Jing, Yan, Xiaoli, Mei, Grace, Ying, Hui, Xiuying, Meiling, Fang, Xue, Lihua, Yuhan, Vivian`,
  ),
  male: namesIn(
    `Wei, Jun, Kevin, Ming, Jianhua, Hao, Xiaoming, Lei, Guoqiang, Zhiwei, Yang, Bo, Jason, Haoran, Dongsheng`,
  ),
  surnames:
    namesIn(`Wang, Li, Zhang, Liu, Chen, Yang, Huang, Zhao, Wu, Zhou, Xu, Sun, Ma, Zhu, Hu, Guo, He, Lin, Gao,
    Luo, Zheng, Liang, Xie, Tang, Song, Deng, Feng, Han, Cao, Zeng, Peng, Xiao, Cai, Pan, Tian, Dong, Yuan, Jiang,
    Ouyang, Situ, Zhuge`),
};
